/**
 * The form, in the page's own file, of texts that are typed into a plan. A browser keeps what stands in fields, so that a page comes back as it was left, and writes it into
 * its own folder, in plain text: not that of a form that says so. A plan may be sealed.
 */
export const NOT_KEPT = 'not-kept';
