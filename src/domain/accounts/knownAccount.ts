import type { Account } from './account';

/** An account in one shape for all: what is not known of it is null. */
export type KnownAccount = {
  readonly [K in keyof Account]-?: K extends 'id' | 'name' | 'arr' ? Account[K] : NonNullable<Account[K]> | null;
};

export const UNKNOWN: KnownAccount = {
  id: '',
  name: '',
  arr: 0,
  arrHistory: null,
  segment: null,
  start: null,
  renewal: null,
  seatsLicensed: null,
  seatsActive: null,
  usage: null,
  usageHistory: null,
  commitment: null,
  products: null,
  featuresAdopted: null,
  dauMau: null,
  nps: null,
  criticalIssues: null,
  stakeholders: null,
  supportTrend: null,
  csm: null,
  featureGateHits: null,
  newUsers: null,
  organizationChange: null,
  milestone: null,
  rungs: null,
  note: null,
};
