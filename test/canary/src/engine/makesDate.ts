// expects lint/style/noRestrictedGlobals
export const now = new Date(0);
