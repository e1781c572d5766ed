import { basename } from 'node:path';

/** What files of a kind are called, and how their names end; the first ending is given to a name without one. */
export interface Kind {
  readonly name: string;
  readonly extensions: readonly [string, ...string[]];
}

export const PLAN_KIND = { name: 'Headroom plans', extensions: ['headroom'] } as const;

/** Whether a name ends as plans and templates do. No other file is opened by being dropped or passed along. */
export function isPlanName(name: string): boolean {
  return name.toLowerCase().endsWith('.headroom') || isTemplateName(name);
}

/** A template begins a plan; nothing is ever saved over it. */
export function isTemplateName(name: string): boolean {
  return name.toLowerCase().endsWith('.headroom-template');
}

/** The path, with the first of the extensions added unless it ends in one of them, in whatever case. */
export function withEnding(path: string, extensions: Kind['extensions']): string {
  const name = basename(path).toLowerCase();
  return extensions.some((extension) => name.endsWith(`.${extension}`)) ? path : `${path}.${extensions[0]}`;
}
