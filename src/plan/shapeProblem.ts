import type * as v from 'valibot';
import type { Problem } from './validateCells';

/** Where the schema stopped, and why. */
export function shapeProblem(issue: v.BaseIssue<unknown>): Problem {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  if (issue.expected === 'never') return { path, message: 'the file has no place for this name; take it out' };
  if (issue.received === 'undefined') return { path, message: 'this is missing' };
  return { path, message: `${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}` };
}
