import { ok } from '#base/result';
import { exportDeck } from '../exports/deck';
import { exportCsv, exportJson } from '../exports/figures';
import { exportScenarios } from '../exports/scenarios';
import type { Exporter } from '../exports/outputFile';
import { exportXlsx } from '../exports/workbook';
import { type Attempt, misuse, refusal } from '../failure';
import { chooseLines, chooseScenarios } from '../figures';
import type { Options } from '../parseArguments';
import { isSame, type PlanFile, readPlanFile } from '../planFile';
import type { Command, World } from '../world';

/** By the option that names the file. */
const EXPORTERS: Readonly<Record<string, Exporter>> = {
  xlsx: exportXlsx,
  csv: exportCsv,
  json: exportJson,
  scenarios: exportScenarios,
  pptx: exportDeck,
};

export const exportOptions: Options = {
  ...Object.fromEntries(Object.keys(EXPORTERS).map((kind) => [kind, 'value' as const])),
  scenario: 'values',
  'all-scenarios': 'nothing',
  lines: 'values',
  as: 'value',
  over: 'value',
  separator: 'value',
};

/** `export PLAN --csv FILE`, and other kinds of files: made whole, then written whole. */
export const exportPlan: Command = async (given, world) => {
  const [path, stray] = given.positionals;
  if (stray !== undefined) return misuse(`"${stray}" is one word too many; export takes one plan.`);
  const kinds = Object.keys(EXPORTERS).filter((kind) => given.has(kind));
  const all = Object.keys(EXPORTERS).map((kind) => `--${kind}`);
  const [kind, second] = kinds;
  if (kind === undefined) return misuse(`Nothing says what to export; write ${all.join(' or ')} and a file.`);
  if (second !== undefined) return misuse(`--${kind} and --${second} exclude each other; export one file at a time.`);
  const target = given.value(kind);
  const exporter = EXPORTERS[kind];
  if (target === null || target === '' || exporter === undefined) return misuse(`--${kind} needs a file after it.`);
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const place = await notInPlaceOfThePlan(target, kind, file.value, world);
  if (!place.ok) return place;
  const { plan } = file.value;
  const scenarios = chooseScenarios(plan, given.values('scenario'), given.has('all-scenarios'));
  if (!scenarios.ok) return scenarios;
  const lines = chooseLines(plan, given.values('lines'));
  if (!lines.ok) return lines;
  const bytes = await exporter({ plan, scenarios: scenarios.value, lines: lines.value, given, world });
  if (!bytes.ok) return bytes;
  const saved = await world.saveFile(target, bytes.value);
  return saved.ok ? ok({ text: `${target} is written.\n`, exit: 0 }) : refusal(`${target} ${saved.error}`);
};

/** An export replaces what an export may have written before, and never a plan: not the one it is made of, by whatever path, nor another. */
async function notInPlaceOfThePlan(
  target: string,
  kind: string,
  { path, bytes }: PlanFile,
  world: World,
): Promise<Attempt<null>> {
  const there = await world.readFile(target);
  if (!there.ok) return ok(null);
  if (isSame(there.value, bytes))
    return misuse(`${target} holds the plan ${path} itself; write --${kind} with another file.`);
  return kind !== 'scenarios' && target.toLowerCase().endsWith('.headroom')
    ? misuse(`${target} is there already and has the ending of a plan; write --${kind} with another file.`)
    : ok(null);
}
