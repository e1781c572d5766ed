// expects lint/style/noRestrictedGlobals
export const environment = process.env;
