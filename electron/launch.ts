import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { isPlanName } from './fileNames';

/** What a start of the app asks to show: a plan on disk, an example that comes with the app, or neither. */
export const launchSchema = v.strictObject({
  plan: v.nullable(v.string()),
  example: v.nullable(v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/))),
});
export type Launch = Readonly<v.InferOutput<typeof launchSchema>>;

export const NOTHING_TO_OPEN: Launch = { plan: null, example: null };

/**
 * Reads `--plan=FILE`, `--example=NAME` or a bare plan or template, as a file manager passes it. Switches of Chromium and
 * the app folder stand among the arguments too, in an order nobody promises; they are passed over.
 */
export function readLaunch(args: readonly string[], folder: string): Launch {
  for (const argument of args) {
    if (argument.startsWith('--plan='))
      return { plan: pathOf(argument.slice('--plan='.length), folder), example: null };
    if (argument.startsWith('--example='))
      return validLaunch({ plan: null, example: argument.slice('--example='.length) });
    if (!argument.startsWith('-') && isPlanName(argument)) return { plan: pathOf(argument, folder), example: null };
  }
  return NOTHING_TO_OPEN;
}

/** Some file managers pass addresses where others pass paths. */
function pathOf(argument: string, folder: string): string {
  try {
    if (argument.startsWith('file:')) return fileURLToPath(argument);
  } catch {
    // On another computer, or no address after all: a file of that name is looked for, and not found.
  }
  return resolve(folder, argument);
}

/** A second start hands its wishes over as data of unknown shape. */
export function validLaunch(raw: unknown): Launch {
  const launch = v.safeParse(launchSchema, raw);
  return launch.success ? launch.output : NOTHING_TO_OPEN;
}
