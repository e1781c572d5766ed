import { randomUUID } from 'node:crypto';
import { access } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import * as v from 'valibot';
import { type PlanSummary, planSummarySchema, type RecentId, type RecentPlan } from '#host/contract';
import type { Kept } from './kept';

const MOST = 12;
/** A folder on a network that does not answer is not waited for; its plan counts as there. */
const PATIENCE_MS = 500;

export const recentPathsSchema = v.pipe(
  v.array(
    v.strictObject({
      path: v.pipe(v.string(), v.minLength(1)),
      lastOpened: v.number(),
      summary: v.optional(planSummarySchema),
      sealed: v.optional(v.boolean()),
    }),
  ),
  v.readonly(),
);
export type RecentPaths = v.InferOutput<typeof recentPathsSchema>;

/** Plans that were open lately, newest first. Only the main process knows their paths. */
export interface RecentPlans {
  readonly paths: () => readonly string[];
  readonly add: (path: string, now: number) => void;
  /** Says what a plan on the list comes to; one that is not on it any more stays off it. */
  readonly describe: (path: string, summary: PlanSummary) => void;
  /** Keeps of a plan that it is sealed, in place of what it comes to. */
  readonly forgetPlain: (path: string) => void;
  readonly list: () => Promise<readonly RecentPlan[]>;
  readonly pathOf: (id: RecentId) => string | null;
  readonly remove: (id: RecentId) => void;
  readonly clear: () => void;
}

/** `changed` is called whenever the list is another one: the menu shows it too. */
export function createRecentPlans(kept: Kept<RecentPaths>, changed: () => void): RecentPlans {
  const ids = new Map<string, RecentId>();

  function idOf(path: string): RecentId {
    const id = ids.get(path) ?? (randomUUID() as RecentId);
    ids.set(path, id);
    return id;
  }

  function pathOf(id: RecentId): string | null {
    return kept.get().find(({ path }) => ids.get(path) === id)?.path ?? null;
  }

  function replace(list: RecentPaths): void {
    kept.set(list);
    changed();
  }

  function say(path: string, said: Pick<RecentPaths[number], 'summary' | 'sealed'>): void {
    // The menu shows paths alone: it need not be made again.
    kept.set(kept.get().map((one) => (one.path === path ? { path, lastOpened: one.lastOpened, ...said } : one)));
  }

  return {
    paths: () => kept.get().map(({ path }) => path),
    add: (path, now) => {
      const known = kept.get().find((one) => one.path === path);
      const others = kept.get().filter((one) => one !== known);
      replace([{ ...known, path, lastOpened: now }, ...others].slice(0, MOST));
    },
    describe: (path, summary) => say(path, { summary }),
    forgetPlain: (path) => say(path, { sealed: true }),
    list: () =>
      Promise.all(
        kept.get().map(async ({ path, lastOpened, summary = null, sealed = false }) => ({
          id: idOf(path),
          name: basename(path).slice(0, 255),
          folder: basename(dirname(path)).slice(0, 255),
          lastOpened,
          missing: await isMissing(path),
          summary,
          sealed,
        })),
      ),
    pathOf,
    remove: (id) => {
      const path = pathOf(id);
      if (path !== null) replace(kept.get().filter((one) => one.path !== path));
    },
    clear: () => replace([]),
  };
}

function isMissing(path: string): Promise<boolean> {
  const patience = new Promise<boolean>((done) => {
    setTimeout(() => done(false), PATIENCE_MS).unref();
  });
  const looked = access(path).then(
    () => false,
    () => true,
  );
  return Promise.race([looked, patience]);
}
