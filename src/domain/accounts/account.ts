export const SUPPORT_TRENDS = ['improving', 'stable', 'worsening'] as const;
/** Where the support load of an account is going: fewer and lighter tickets, or more and heavier ones. */
export type SupportTrend = (typeof SUPPORT_TRENDS)[number];

/** Values by month without gaps, the last of them in the month that the list of accounts is of; null for a month not known. */
export type MonthHistory = readonly (number | null)[];

/**
 * One customer as the list of accounts knows it. Only id, name and ARR are always there; what is not known of an account is not there,
 * and is never taken for 0. Days are texts, `2027-03-31`.
 */
export interface Account {
  /** Fixed, unique in the list; imports find an account again by it. */
  readonly id: string;
  readonly name: string;
  /** ARR now, at the day that the list is of, in the plan's currency. */
  readonly arr: number;
  /** ARR by month up to that day, for cohorts; its last value is that of the month of the day. */
  readonly arrHistory?: MonthHistory;
  /** As the list names it; the plan's segment of the same name, where there is one. */
  readonly segment?: string;
  /** First day as a customer. */
  readonly start?: string;
  readonly renewal?: string;
  readonly seatsLicensed?: number;
  readonly seatsActive?: number;
  /** Consumption of the last month, in the units of the commitment. */
  readonly usage?: number;
  readonly usageHistory?: MonthHistory;
  /** What the contract lets the account use in a month. */
  readonly commitment?: number;
  readonly products?: readonly string[];
  /** Share of the features it could use that it uses, 0 to 1. */
  readonly featuresAdopted?: number;
  /** Daily over monthly active users, 0 to 1. */
  readonly dauMau?: number;
  /** Net promoter score, −100 to 100. */
  readonly nps?: number;
  /** Open critical issues. */
  readonly criticalIssues?: number;
  /** People of the customer's that the team is in touch with. */
  readonly stakeholders?: number;
  readonly supportTrend?: SupportTrend;
  /** Who looks after it. */
  readonly csm?: string;
  /** Times in the last 30 days that a user ran into a feature the account has not bought. */
  readonly featureGateHits?: number;
  /** Users who came in the last seven days. */
  readonly newUsers?: number;
  /** A change of the customer's organization that bears on the contract. */
  readonly organizationChange?: boolean;
  /** A milestone of the customer's reached lately. */
  readonly milestone?: boolean;
  /** The day each rung of the adoption ladder was reached, by the name of the rung. */
  readonly rungs?: Readonly<Record<string, string>>;
  readonly note?: string;
}
