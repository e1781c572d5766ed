/** Filled in by the build. */
declare const __HANDSONTABLE_LICENSE_KEY__: string;
/** File names in assets/examples, without their ending. */
declare const __EXAMPLES__: readonly string[];
/** The version of the app. */
declare const __VERSION__: string;
