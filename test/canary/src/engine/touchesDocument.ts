// expects lint/style/noRestrictedGlobals
export const title = document.title;
