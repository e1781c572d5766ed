import type { Account } from '#domain/accounts/account';

/**
 * How the cell of a field is read.
 *
 *     money    in the units and the revenue (year or month) that are chosen
 *     count    a number from 0 on
 *     share    0 to 1, or a percentage
 *     score    −100 to 100
 *     day      a date
 *     flag     yes or no
 *     trend    improving, stable, worsening
 *     list     names with commas, semicolons or bars between them
 */
export type FieldKind = 'text' | 'note' | 'money' | 'count' | 'share' | 'score' | 'day' | 'flag' | 'trend' | 'list';

/** What one column can say of an account; histories, products and rungs stand in several columns and are none of these. */
export type AccountField = Exclude<keyof Account, 'arrHistory' | 'usageHistory' | 'rungs'>;

interface FieldMeaning {
  readonly label: string;
  readonly kind: FieldKind;
  /** Headings that say it, as `plainHeading` makes them. */
  readonly headings: readonly string[];
}

const MEANINGS: Readonly<Record<AccountField, FieldMeaning>> = {
  id: {
    label: 'Id',
    kind: 'text',
    headings: ['id', 'account id', 'customer id', 'account number', 'account no', 'customer number', 'crm id', 'key'],
  },
  name: {
    label: 'Name',
    kind: 'text',
    headings: ['name', 'account', 'account name', 'customer', 'customer name', 'company', 'company name', 'client'],
  },
  segment: {
    label: 'Segment',
    kind: 'text',
    headings: ['segment', 'customer segment', 'account segment', 'segment name', 'size segment', 'tier'],
  },
  arr: {
    label: 'ARR',
    kind: 'money',
    headings: [
      ...['arr', 'mrr', 'current arr', 'current mrr', 'arr now', 'arr today', 'annual recurring revenue', 'acv'],
      ...['monthly recurring revenue', 'recurring revenue', 'annual contract value', 'contract value', 'revenue'],
    ],
  },
  start: {
    label: 'Customer since',
    kind: 'day',
    headings: [
      ...['start', 'start date', 'customer since', 'since', 'contract start', 'first contract', 'signed', 'joined'],
      ...['onboarded', 'subscription start', 'contract start date', 'first day'],
    ],
  },
  renewal: {
    label: 'Renewal',
    kind: 'day',
    headings: [
      ...['renewal', 'renewal date', 'renews', 'renews on', 'next renewal', 'contract end', 'contract end date'],
      ...['end date', 'expires', 'expiry', 'expiry date', 'subscription end'],
    ],
  },
  seatsLicensed: {
    label: 'Seats licensed',
    kind: 'count',
    headings: [
      ...['seats', 'seats licensed', 'licensed seats', 'licenses', 'licences', 'licensed users', 'seats bought'],
      ...['purchased seats', 'seats purchased', 'contracted seats', 'total seats', 'licensed'],
    ],
  },
  seatsActive: {
    label: 'Seats active',
    kind: 'count',
    headings: ['seats active', 'active seats', 'active users', 'seats used', 'used seats', 'users active', 'mau'],
  },
  usage: {
    label: 'Usage of the last month',
    kind: 'count',
    headings: [
      ...['usage', 'consumption', 'monthly usage', 'current usage', 'usage last month', 'usage of the last month'],
      ...['units used', 'events', 'api calls'],
    ],
  },
  commitment: {
    label: 'Commitment',
    kind: 'count',
    headings: ['commitment', 'committed', 'usage limit', 'limit', 'allowance', 'quota', 'plan limit', 'included usage'],
  },
  products: {
    label: 'Products',
    kind: 'list',
    headings: ['products', 'products owned', 'owned products', 'modules', 'product', 'add ons', 'product list'],
  },
  featuresAdopted: {
    label: 'Features adopted',
    kind: 'share',
    headings: [
      ...['features adopted', 'feature adoption', 'adoption', 'adoption rate', 'feature breadth', 'breadth'],
      ...['share of features', 'features used'],
    ],
  },
  dauMau: { label: 'DAU/MAU', kind: 'share', headings: ['dau mau', 'stickiness', 'daily over monthly users'] },
  nps: { label: 'NPS', kind: 'score', headings: ['nps', 'nps score', 'net promoter score'] },
  criticalIssues: {
    label: 'Critical issues',
    kind: 'count',
    headings: [
      ...['critical issues', 'open critical issues', 'critical tickets', 'open critical tickets', 'p1 tickets', 'p1s'],
      ...['escalations', 'open escalations'],
    ],
  },
  stakeholders: {
    label: 'Stakeholders',
    kind: 'count',
    headings: ['stakeholders', 'contacts', 'engaged stakeholders', 'stakeholders engaged', 'champions'],
  },
  supportTrend: {
    label: 'Support trend',
    kind: 'trend',
    headings: ['support trend', 'support', 'ticket trend', 'support trajectory', 'trend of support'],
  },
  csm: {
    label: 'CSM',
    kind: 'text',
    headings: ['csm', 'csm name', 'customer success manager', 'success manager', 'owner', 'account owner'],
  },
  featureGateHits: {
    label: 'Feature-gate hits in 30 days',
    kind: 'count',
    headings: ['feature gate hits', 'gate hits', 'feature gates hit', 'paywall hits', 'feature gate hits in 30 days'],
  },
  newUsers: {
    label: 'New users in 7 days',
    kind: 'count',
    headings: ['new users', 'new users this week', 'new users in a week', 'users added', 'new users in 7 days'],
  },
  organizationChange: {
    label: 'Organizational change',
    kind: 'flag',
    headings: ['organization change', 'organizational change', 'organisation change', 'reorg', 'org change'],
  },
  milestone: { label: 'Milestone reached', kind: 'flag', headings: ['milestone', 'milestone reached', 'milestones'] },
  note: { label: 'Note', kind: 'note', headings: ['note', 'notes', 'comment', 'comments', 'remarks'] },
};

/** Every field, in the order in which they are offered. */
export const ACCOUNT_FIELDS = Object.keys(MEANINGS) as readonly AccountField[];

export function fieldLabel(field: AccountField): string {
  return MEANINGS[field].label;
}

export function fieldKind(field: AccountField): FieldKind {
  return MEANINGS[field].kind;
}

const BY_HEADING: ReadonlyMap<string, AccountField> = new Map(
  ACCOUNT_FIELDS.flatMap((field) => {
    const { label, headings } = MEANINGS[field];
    return [plainHeading(field), plainHeading(label), ...headings].map((heading) => [heading, field] as const);
  }),
);

/** The field that a heading names; null for a heading of no known spelling. */
export function fieldOfHeading(text: string): AccountField | null {
  return BY_HEADING.get(plainHeading(text)) ?? BY_HEADING.get(plainHeading(withoutBrackets(text))) ?? null;
}

/** Small letters and digits with single blanks between words: `DAU/MAU`, `seatsActive` and `Seats_Active` lose their looks. */
export function plainHeading(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Without `(USD)`, `[%]` and a currency or `k` behind: units say how a column is read, not what it is. */
function withoutBrackets(text: string): string {
  return text.replace(/[([][^)\]]*[)\]]/g, ' ').replace(/\s(?:USD|EUR|GBP|[$€£%])\s*$/i, ' ');
}
