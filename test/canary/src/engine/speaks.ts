// expects lint/style/noRestrictedGlobals
console.log('a figure');
