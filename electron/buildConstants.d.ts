/** Filled in by the build from scripts/securityHeaders.mjs, so that both shells send the same. */
declare const __SECURITY_HEADERS__: Readonly<Record<string, string>>;
declare const __CONTENT_TYPES__: Readonly<Record<string, string>>;
