import { err, ok } from '#base/result';
import { commandLine } from '../../cli/commandLine';
import { misuse } from '../../cli/failure';
import type { World } from '../../cli/world';
import { platform, quickSealing } from '../plan/platform';

/** A machine in memory: files, a calendar that stands at 27 November 2026, and a terminal. */
export interface Desk extends World {
  readonly files: Map<string, Uint8Array>;
}

export function deskWith(changes: Partial<World> = {}): Desk {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    readFile: async (path) => {
      const bytes = files.get(path);
      return bytes === undefined ? err({ type: 'missing' }) : ok(bytes);
    },
    saveFile: async (path, bytes) => {
      files.set(path, bytes);
      return ok(null);
    },
    today: () => ({ year: 2026, month: 11, day: 27 }),
    milliseconds: () => 0,
    columns: 120,
    platform: { ...platform, sealing: quickSealing },
    passphrase: async () => misuse('There is nobody to ask.'),
    processors: 1,
    lanePool: () => {
      throw new Error('This machine has one processor');
    },
    progress: () => undefined,
    pause: async () => undefined,
    ...changes,
  };
}

/** What a command prints, or the sentence it ends with. */
export interface Said {
  readonly out: string;
  readonly error: string;
  readonly exit: number;
}

export async function headroom(desk: World, ...typed: readonly string[]): Promise<Said> {
  const outcome = await commandLine(typed, '0.0.0', desk);
  return outcome.ok
    ? { out: outcome.value.text, error: '', exit: outcome.value.exit }
    : { out: '', error: outcome.error.message, exit: outcome.error.exit };
}

/** As `headroom`, for a command that is to succeed. */
export async function done(desk: World, ...typed: readonly string[]): Promise<string> {
  const { out, error, exit } = await headroom(desk, ...typed);
  if (exit !== 0) throw new Error(`${typed.join(' ')}: ${error}${out}`);
  return out;
}

/** The sentence with which a command that is to fail ends. */
export async function sentence(desk: World, ...typed: readonly string[]): Promise<string> {
  const { out, error, exit } = await headroom(desk, ...typed);
  if (exit === 0 || error === '') throw new Error(`${typed.join(' ')} did not fail: ${out}`);
  return error;
}

interface LineAsJson {
  readonly label: string;
  readonly unit: string;
  readonly total: readonly (number | null)[];
  readonly segments: Readonly<Record<string, readonly (number | null)[]>>;
}

export interface RunAsJson {
  readonly plan: Readonly<Record<string, string>>;
  readonly periods: readonly string[];
  readonly scenarios: readonly { readonly name: string; readonly lines: Readonly<Record<string, LineAsJson>> }[];
}

export async function runAsJson(desk: World, ...typed: readonly string[]): Promise<RunAsJson> {
  return JSON.parse(await done(desk, 'run', ...typed, '--json')) as RunAsJson;
}

/** The totals of a line in the first scenario that `run` shows. */
export async function totals(
  desk: World,
  line: string,
  ...typed: readonly string[]
): Promise<readonly (number | null)[]> {
  const { scenarios } = await runAsJson(desk, ...typed);
  const found = scenarios[0]?.lines[line];
  if (found === undefined) throw new Error(`There is no line ${line}`);
  return found.total;
}
