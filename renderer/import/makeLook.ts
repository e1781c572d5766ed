import { cellText, widthOf } from '#exchange/import/cells';
import type { Choices, ChoiceName, Chosen, ForeignFile, ImportProposal } from '#exchange/import/choices';
import type { ImportChange, ImportPlan } from '#exchange/import/importPlan';
import { describeRefusal, describeWarning } from '#exchange/import/describeImport';
import { planImport } from '#exchange/import/planImport';
import { proposeImport } from '#exchange/import/proposeImport';
import type { Plan } from '#plan/model';
import type { LineCount, Look, Preview, SeriesLook, Summary } from './look';

export const PREVIEW_ROWS = 14;
export const PREVIEW_COLUMNS = 24;
const MOST_SERIES = 200;
const MOST_CHANGES = 200;
const SAMPLES = 3;
const MOST_SAID = 12;
const LONGEST_TEXT = 60;

/** What the dialog shows of a file as things are chosen. Long work for a large file; what it gives is small. */
export function makeLook(plan: Plan, file: ForeignFile, chosen: Chosen): Look {
  const proposal = proposeImport(plan, file, chosen);
  const { choices, table, targets, unsure } = proposal;
  const agreed = agreedOf(proposal, chosen);
  // What would change is shown before all is confirmed, as far as it is proposed.
  const shown = agreed === null ? proposal : { ...proposal, unsure: [] };
  const targetOf = new Map(targets.map(({ key, target }) => [key, target]));
  const series = (table?.series ?? []).slice(0, MOST_SERIES).flatMap(({ key, label, segment, cells }): SeriesLook[] => {
    const proposed = targetOf.get(key);
    const filled = cells.filter(({ cell }) => cell.type !== 'blank').slice(0, SAMPLES);
    const samples = filled.map(({ cell }) => shortened(cellText(cell)));
    if (proposed === undefined) return [];
    const { options: _, ...target } = proposed;
    return [{ key, label: shortened(label), segment, samples, target }];
  });
  return {
    kind: 'figures',
    sheets: file.sheets.map(({ name }) => shortened(name)),
    text: file.text,
    choices,
    lines: [...new Set(targets[0]?.target.options.flatMap((option) => option?.line ?? []) ?? [])],
    series,
    moreSeries: targets.length - series.length,
    unsure,
    agreed,
    preview: previewOf(file, proposal),
    summary: summaryOf(plan, planImport(plan, shown)),
  };
}

/** What was chosen together with all that is proposed and not sure; null where nothing is proposed for one of these. */
function agreedOf({ choices, targets, unsure }: ImportProposal, chosen: Chosen): Chosen | null {
  const names = unsure.filter((one): one is ChoiceName => typeof one === 'string');
  const open = names.filter((name) => choices[name].value === null && !choices[name].options.some(isNull));
  if (open.length > 0) return null;
  const agreed = Object.fromEntries(names.map((name) => [name, choices[name].value])) as Partial<Choices>;
  const keys = new Set(unsure.flatMap((one) => (typeof one === 'string' ? [] : [one.series])));
  const series = targets.filter(({ key }) => keys.has(key)).map(({ key, target }) => [key, target.value] as const);
  return { ...chosen, ...agreed, targets: { ...chosen.targets, ...Object.fromEntries(series) } };
}

const isNull = (value: unknown) => value === null;

function previewOf(file: ForeignFile, { choices, table, targets }: ImportProposal): Preview {
  const sheet = file.sheets[choices.sheet.value ?? 0] ?? { name: '', rows: [] };
  const rows = sheet.rows
    .slice(0, PREVIEW_ROWS)
    .map((row) => row.slice(0, PREVIEW_COLUMNS).map((cell) => shortened(cellText(cell))));
  const mapped = new Map(targets.flatMap(({ key, target }) => (target.value === null ? [] : [[key, target.value]])));
  const isAcross = choices.orientation.value === 'across';
  const taken = (table?.series ?? []).flatMap(({ key, cells }) => {
    const target = mapped.get(key);
    const [first] = cells;
    return target === undefined || first === undefined ? [] : [{ at: isAcross ? first.row : first.column, target }];
  });
  const shown = taken.filter(({ at }) => at < (isAcross ? PREVIEW_ROWS : PREVIEW_COLUMNS));
  return {
    rows,
    moreRows: Math.max(0, sheet.rows.length - PREVIEW_ROWS),
    moreColumns: Math.max(0, widthOf(sheet) - PREVIEW_COLUMNS),
    targets: [...new Map(shown.map((one) => [one.at, one])).values()],
  };
}

function summaryOf(plan: Plan, { changes, lastClose, warnings, refusals, edits }: ImportPlan): Summary {
  return {
    count: changes.length,
    changes: changes.slice(0, MOST_CHANGES),
    lines: linesOf(changes),
    newLines: edits.flatMap((edit) => (edit.type === 'insertLines' ? edit.lines.map(({ line }) => line) : [])),
    lastClose,
    warnings: said(warnings, (warning) => describeWarning(plan, warning)),
    refusals: said(refusals, (refusal) => describeRefusal(plan, refusal)),
  };
}

/** The first of what is found as sentences, each once; a file can have as many faults as it has cells. */
export function said<T>(found: readonly T[], describe: (one: T) => string): readonly string[] {
  const sentences = [...new Set(found.slice(0, MOST_SAID).map(describe))];
  const more = found.length - MOST_SAID;
  return more > 0 ? [...sentences, `And ${more} more like these.`] : sentences;
}

function linesOf(changes: readonly ImportChange[]): readonly LineCount[] {
  const lines = new Map<string, LineCount>();
  for (const { line, period } of changes) {
    const before = lines.get(line) ?? { line, count: 0, first: period, last: period };
    const first = period !== null && before.first !== null && period < before.first ? period : before.first;
    const last = period !== null && before.last !== null && period > before.last ? period : before.last;
    lines.set(line, { line, count: before.count + 1, first, last });
  }
  return [...lines.values()];
}

/** As much of a text as a cell shows. */
export function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
