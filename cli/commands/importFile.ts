import { ok } from '#base/result';
import type { Chosen, ImportProposal } from '#exchange/import/choices';
import { describeRefusal, describeWarning } from '#exchange/import/describeImport';
import type { ImportPlan } from '#exchange/import/importPlan';
import { planImport } from '#exchange/import/planImport';
import { proposeImport } from '#exchange/import/proposeImport';
import { describeEditError } from '#plan/describeEditError';
import { applyAll } from '#plan/edits';
import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { type Attempt, misuse, refusal } from '../failure';
import { readForeign } from '../foreignFile';
import { formatValues } from '../formatValue';
import { chooseRows, importChoiceOptions, openChoice, readChoices, withDefaults } from '../importChoices';
import { readMap } from '../importMap';
import type { Arguments, Options } from '../parseArguments';
import { asOneSentence, plainText } from '../plainText';
import { readPlanFile, replacePlanFile } from '../planFile';
import type { Command, World } from '../world';

export const importOptions: Options = { ...importChoiceOptions, map: 'values', 'dry-run': 'nothing', json: 'nothing' };

/** `import PLAN FILE`: figures of a CSV or XLSX file as actuals, or as inputs of a scenario; all of them or none. */
export const importIntoPlan: Command = async (given, world) => {
  const [path, source, ...rest] = given.positionals;
  if (rest[0] !== undefined) return misuse(`"${rest[0]}" is one word too many; import takes a plan and a file.`);
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const proposal = await proposalFor(file.value.plan, source, given, world);
  if (!proposal.ok) return proposal;
  const { plan } = file.value;
  const open = openChoice(proposal.value);
  if (open !== null) return misuse(open);
  const planned = planImport(plan, proposal.value);
  const [refused] = planned.refusals;
  if (refused !== undefined) return refusal(asOneSentence(describeRefusal(plan, refused)));
  const applied = applyAll(plan, planned.edits);
  if (!applied.ok) return refusal(describeEditError(applied.error));
  const isDry = given.has('dry-run');
  const saved =
    isDry || planned.edits.length === 0 ? ok(null) : await replacePlanFile(file.value, applied.value.plan, world);
  if (!saved.ok) return saved;
  const said: Said = {
    path: file.value.path,
    plan,
    after: applied.value.plan,
    proposal: proposal.value,
    planned,
    isDry,
  };
  return ok({ text: given.has('json') ? asJson(said) : asText(said), exit: 0 });
};

async function proposalFor(
  plan: Plan,
  source: string | undefined,
  given: Arguments,
  world: World,
): Promise<Attempt<ImportProposal>> {
  if (source === undefined || source === '')
    return misuse('No file to import is named; write import plan.headroom actuals.csv.');
  const foreign = await readForeign(source, given, world);
  if (!foreign.ok) return foreign;
  const chosen = readChoices(plan, foreign.value, given);
  if (!chosen.ok) return chosen;
  const rows = chooseRows(proposeImport(plan, foreign.value, chosen.value), given);
  if (!rows.ok) return rows;
  const placed: Chosen = { ...chosen.value, ...rows.value };
  const laid = proposeImport(plan, foreign.value, placed);
  const mapped = mapOf(plan, laid, given);
  if (!mapped.ok) return mapped;
  const whole = { ...placed, ...mapped.value };
  return ok(proposeImport(plan, foreign.value, withDefaults(whole, proposeImport(plan, foreign.value, whole))));
}

/** With --map what is mapped is imported and nothing else. */
function mapOf(plan: Plan, { table }: ImportProposal, given: Arguments): Attempt<Chosen> {
  const texts = given.values('map');
  if (texts.length === 0) return ok({});
  const targets = readMap(plan, table, texts);
  return targets.ok ? ok({ targets: targets.value }) : targets;
}

interface Said {
  readonly path: string;
  readonly plan: Plan;
  readonly after: Plan;
  readonly proposal: ImportProposal;
  readonly planned: ImportPlan;
  readonly isDry: boolean;
}

/** What was decided of the file, in the words of the options. */
function readAs({ choices }: ImportProposal): Readonly<Record<string, string | number | null>> {
  return {
    decimal: choices.decimal.value === ',' ? 'comma' : 'point',
    dates: choices.dates.value,
    units: choices.scale.value,
    money: choices.revenue.value,
    rates: choices.rates.value,
    losses: choices.losses.value,
  };
}

function segmentName(plan: Plan, segment: string): string | null {
  return plan.segments.find(({ id }) => id === segment)?.name ?? null;
}

function asJson({ after, proposal, planned, isDry, plan }: Said): string {
  const changes = planned.changes.map(({ segment, ...change }) => ({
    ...change,
    segment: segmentName(after, segment),
  }));
  const { lastClose, newLines } = planned;
  const warnings = planned.warnings.map((warning) => describeWarning(plan, warning));
  return `${JSON.stringify({ dryRun: isDry, readAs: readAs(proposal), lastClose, newLines, changes, warnings })}\n`;
}

function asText({ path, plan, after, proposal, planned, isDry }: Said): string {
  const { changes, lastClose, newLines } = planned;
  const decided = Object.entries(readAs(proposal)).map(([name, value]) => `${name} ${value}`);
  const count = `${changes.length} ${changes.length === 1 ? 'figure' : 'figures'}`;
  const lines = [
    `${path}: ${count} ${isDry ? 'would change' : 'changed'}.`,
    `Read as ${decided.join(', ')}.`,
    ...changes.map((change) => changeText(after, change)),
    ...newLines.map((label) => `New line: ${label}`),
    ...(lastClose === null || lastClose.old === lastClose.new
      ? []
      : [`Last close: ${lastClose.old ?? 'none'} -> ${lastClose.new}`]),
    ...planned.warnings.map((warning) => describeWarning(plan, warning)),
  ];
  return lines.map((line) => `${plainText(line)}\n`).join('');
}

function changeText(plan: Plan, { line, segment, period, old, new: value }: ImportPlan['changes'][number]): string {
  const [from = '', to = ''] = formatValues(
    [old ?? Number.NaN, value ?? Number.NaN],
    lineOf(plan, line)?.unit ?? 'number',
    plan.currency,
  );
  const place = [line, segmentName(plan, segment), period].filter((part) => part !== null).join('@');
  return `${place}: ${from} -> ${value === null ? 'no actual' : to}`;
}
