import * as v from 'valibot';
import { type Account, SUPPORT_TRENDS } from '#domain/accounts/account';
import { LONGEST_HISTORY } from '#domain/accounts/monthHistory';
import { SIGNAL_IDS } from '#domain/accounts/signals';
import { parseDay } from '#domain/day';
import { MOTIONS } from '#domain/motions';
import { isAccount } from './accountCheck';
import { LONGEST_NAME, LONGEST_NOTE, MOST_ACCOUNTS, MOST_PRODUCTS } from './accountLimits';
import { hasPlainKeys, whyNotPlain } from './plainKeys';

/** The shape of accounts in a plan file, and of what a plan states about them. */

const LONGEST_LIST = 1_000;

const finite = v.pipe(v.number(), v.finite());
const notNegative = v.pipe(finite, v.minValue(0));
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NAME));
const day = v.pipe(
  v.string(),
  v.check((text) => parseDay(text) !== null, 'a day is 2027-03-31'),
);
const history = v.pipe(v.array(v.nullable(finite)), v.maxLength(LONGEST_HISTORY));
const weight = v.pipe(finite, v.minValue(0), v.maxValue(1000));

function few<S extends v.GenericSchema>(item: S) {
  return v.pipe(v.array(item), v.maxLength(LONGEST_LIST));
}

export const accountSchema = v.strictObject({
  id: name,
  name,
  arr: notNegative,
  arrHistory: v.exactOptional(history),
  segment: v.exactOptional(name),
  start: v.exactOptional(day),
  renewal: v.exactOptional(day),
  seatsLicensed: v.exactOptional(notNegative),
  seatsActive: v.exactOptional(notNegative),
  usage: v.exactOptional(notNegative),
  usageHistory: v.exactOptional(history),
  commitment: v.exactOptional(notNegative),
  products: v.exactOptional(v.pipe(v.array(name), v.maxLength(MOST_PRODUCTS))),
  featuresAdopted: v.exactOptional(share),
  dauMau: v.exactOptional(share),
  nps: v.exactOptional(v.pipe(finite, v.minValue(-100), v.maxValue(100))),
  criticalIssues: v.exactOptional(notNegative),
  stakeholders: v.exactOptional(notNegative),
  supportTrend: v.exactOptional(v.picklist(SUPPORT_TRENDS)),
  csm: v.exactOptional(name),
  featureGateHits: v.exactOptional(notNegative),
  newUsers: v.exactOptional(notNegative),
  organizationChange: v.exactOptional(v.boolean()),
  milestone: v.exactOptional(v.boolean()),
  rungs: v.exactOptional(
    v.pipe(
      v.custom<object>(hasPlainKeys, ({ input }) => whyNotPlain(input)),
      v.record(name, day),
    ),
  ),
  note: v.exactOptional(v.pipe(v.string(), v.maxLength(LONGEST_NOTE))),
});

/** The list of accounts: each is looked at quickly, and the first that is not right by its schema, which says what is wrong. */
export const accountsSchema = v.pipe(
  v.custom<readonly Account[]>((value) => Array.isArray(value), 'a list of accounts'),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const list = dataset.value;
    if (list.length > MOST_ACCOUNTS) addIssue({ message: `${MOST_ACCOUNTS} accounts are the most a plan holds` });
    const index = list.findIndex((account) => !isAccount(account));
    if (index === -1) return;
    const shape = v.safeParse(accountSchema, list[index]);
    if (shape.success) return;
    const [{ message, expected, received, path = [] }] = shape.issues;
    const place = { type: 'array', origin: 'value', input: [...list], key: index, value: list[index] } as const;
    addIssue({ message, received, path: [place, ...path], ...(expected === null ? {} : { expected }) });
  }),
);

const estimate = v.pipe(
  v.strictObject({ low: notNegative, likely: notNegative, high: notNegative }),
  v.check(({ low, likely, high }) => low <= likely && likely <= high, 'low, likely and high rise in this order'),
);

const daySpan = v.pipe(
  v.strictObject({ low: notNegative, high: v.pipe(finite, v.maxValue(3_650)) }),
  v.check(({ low, high }) => low <= high, 'the last day is not before the first'),
);

const period = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/, 'a period is 2027-03 or 2027-Q1'));

export const accountSettingsSchema = v.strictObject({
  asOf: v.exactOptional(day),
  readyAbove: v.exactOptional(v.pipe(finite, v.minValue(0), v.maxValue(100))),
  weights: v.exactOptional(
    few(
      v.strictObject({
        segment: v.nullable(name),
        weights: v.strictObject(v.entriesFromList(SIGNAL_IDS, v.exactOptional(weight))),
      }),
    ),
  ),
  forecast: v.exactOptional(
    v.strictObject({
      csms: v.exactOptional(notNegative),
      accountsPerCsm: v.exactOptional(v.pipe(finite, v.minValue(1))),
      motions: v.exactOptional(
        few(
          v.strictObject({
            motion: v.picklist(MOTIONS),
            conversion: v.exactOptional(
              v.pipe(
                estimate,
                v.check(({ high }) => high <= 1, 'no more accounts buy than are in conversation'),
              ),
            ),
            lift: v.exactOptional(estimate),
            cycleDays: v.exactOptional(daySpan),
          }),
        ),
      ),
    }),
  ),
  ladder: v.exactOptional(
    few(
      v.strictObject({
        name,
        products: v.exactOptional(notNegative),
        featuresAdopted: v.exactOptional(share),
        seatUse: v.exactOptional(notNegative),
        usageDepth: v.exactOptional(notNegative),
      }),
    ),
  ),
  measured: v.exactOptional(
    few(
      v.strictObject({
        motion: v.picklist(MOTIONS),
        period,
        forecast: finite,
        inConversation: v.nullable(notNegative),
        won: v.nullable(notNegative),
        actual: v.nullable(finite),
        ending: v.exactOptional(notNegative),
        endingArr: v.exactOptional(notNegative),
      }),
    ),
  ),
});
