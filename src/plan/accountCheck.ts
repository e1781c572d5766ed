import { type Account, SUPPORT_TRENDS } from '#domain/accounts/account';
import { LONGEST_HISTORY } from '#domain/accounts/monthHistory';
import { parseDay } from '#domain/day';
import { LONGEST_NAME, LONGEST_NOTE, MOST_PRODUCTS } from './accountLimits';
import { hasPlainKeys } from './plainKeys';

/** Accounts found right before: of a list of thousands, an edit changes one. */
const seenRight = new WeakSet<object>();

/**
 * Whether something is an account as `accountSchema` has it, found twenty times faster: a list of 20,000 is looked over whenever a plan is
 * opened or imported into. What is not right is told by the schema, which says why.
 */
export function isAccount(value: unknown): value is Account {
  if (typeof value !== 'object' || value === null) return false;
  if (seenRight.has(value)) return true;
  if (!isRight(value)) return false;
  seenRight.add(value);
  return true;
}

function isRight(account: object): boolean {
  if (Array.isArray(account)) return false;
  let needed = 0;
  for (const key of Object.keys(account)) {
    const check = CHECKS.get(key);
    if (check === undefined || !check((account as Readonly<Record<string, unknown>>)[key])) return false;
    if (key === 'id' || key === 'name' || key === 'arr') needed++;
  }
  return needed === 3;
}

type Check = (value: unknown) => boolean;

const isNotNegative: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isFlag: Check = (value) => typeof value === 'boolean';
const isShare: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1;
const isName: Check = (value) => typeof value === 'string' && value.length >= 1 && value.length <= LONGEST_NAME;
const isDay: Check = (value) => typeof value === 'string' && parseDay(value) !== null;

const isHistory: Check = (value) => {
  if (!Array.isArray(value) || value.length > LONGEST_HISTORY) return false;
  for (let at = 0; at < value.length; at++) {
    if (value[at] !== null && !Number.isFinite(value[at])) return false;
  }
  return true;
};

const FIELDS: Readonly<Record<keyof Account, Check>> = {
  id: isName,
  name: isName,
  arr: isNotNegative,
  arrHistory: isHistory,
  segment: isName,
  start: isDay,
  renewal: isDay,
  seatsLicensed: isNotNegative,
  seatsActive: isNotNegative,
  usage: isNotNegative,
  usageHistory: isHistory,
  commitment: isNotNegative,
  products: (value) => Array.isArray(value) && value.length <= MOST_PRODUCTS && value.every(isName),
  featuresAdopted: isShare,
  dauMau: isShare,
  nps: (value) => typeof value === 'number' && value >= -100 && value <= 100,
  criticalIssues: isNotNegative,
  stakeholders: isNotNegative,
  supportTrend: (value) => SUPPORT_TRENDS.some((trend) => trend === value),
  csm: isName,
  featureGateHits: isNotNegative,
  newUsers: isNotNegative,
  organizationChange: isFlag,
  milestone: isFlag,
  rungs: (value) =>
    hasPlainKeys(value) && Object.entries(value as object).every(([rung, day]) => isName(rung) && isDay(day)),
  note: (value) => typeof value === 'string' && value.length <= LONGEST_NOTE,
};

const CHECKS: ReadonlyMap<string, Check> = new Map(Object.entries(FIELDS));
