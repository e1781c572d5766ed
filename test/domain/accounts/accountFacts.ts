import * as fc from 'fast-check';
import { type Account, SUPPORT_TRENDS } from '#domain/accounts/account';
import { type AccountFacts, amongProducts, factsOf } from '#domain/accounts/facts';
import { dayText, parseDay } from '#domain/day';

/** The day that the lists of these tests are of: 2027-03-31. */
export const TODAY = parseDay('2027-03-31') ?? Number.NaN;

/** What is known of an account of which only this is stated, in a list of four products. */
export function facts(known: Partial<Account>): AccountFacts {
  return ofFour({ id: 'a', name: 'Acme', arr: 1000, ...known });
}

function ofFour(account: Account): AccountFacts {
  return amongProducts(factsOf(account, TODAY), 4, account.products?.length ?? null);
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
const count = fc.nat({ max: 60 });
const day = fc.integer({ min: TODAY - 1500, max: TODAY + 800 }).map(dayText);
const history = fc.array(fc.option(amount), { maxLength: 16 });
const PRODUCTS = ['Core', 'Analytics', 'Connect', 'Vault'];

/** Accounts of which anything may be unknown, with values at the ends of their domains among them. */
export const anyAccount: fc.Arbitrary<Account> = fc.record(
  {
    id: fc.uuid(),
    name: fc.constant('Acme'),
    arr: amount,
    start: day,
    renewal: day,
    seatsLicensed: count,
    seatsActive: count,
    usage: amount,
    usageHistory: history,
    commitment: fc.oneof(amount, fc.constant(0)),
    products: fc.subarray(PRODUCTS),
    featuresAdopted: share,
    dauMau: share,
    nps: fc.integer({ min: -100, max: 100 }),
    criticalIssues: fc.nat({ max: 3 }),
    stakeholders: fc.nat({ max: 9 }),
    supportTrend: fc.constantFrom(...SUPPORT_TRENDS),
    segment: fc.constantFrom('SMB', 'Enterprise'),
    featureGateHits: fc.nat({ max: 4 }),
    newUsers: fc.nat({ max: 5 }),
    organizationChange: fc.boolean(),
    milestone: fc.boolean(),
    arrHistory: history,
  },
  { requiredKeys: ['id', 'name', 'arr'] },
);

export const anyFacts: fc.Arbitrary<AccountFacts> = anyAccount.map(ofFour);
