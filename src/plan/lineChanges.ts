import { references, renameLine } from '#formula/references';
import { parse } from '#formula/parse';
import { print } from '#formula/print';
import type { Edit } from './edit';
import { usersOf } from './lineUse';
import type { Line, Override, Plan } from './model';
import { segmentKeys } from './planParts';
import { entry } from './records';
import type { BySegment, Series } from './values';
import { whileUnlocked } from './whileUnlocked';

/** The place of a line one up or down among the lines of its section; null at its end. */
export function neighbourIndex(plan: Plan, id: string, direction: 'up' | 'down'): number | null {
  const from = plan.lines.findIndex((line) => line.id === id);
  const section = plan.lines[from]?.section;
  const step = direction === 'up' ? -1 : 1;
  for (let at = from + step; at >= 0 && at < plan.lines.length; at += step) {
    if (plan.lines[at]?.section === section) return at;
  }
  return null;
}

/** A name in formulas made of a label, different from those of the plan's lines: `Sales costs` gives `sales_costs`. */
export function lineNameFrom(label: string, plan: Plan): string {
  const plain = label
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 56);
  const stem = plain === '' ? 'line' : /^\d/.test(plain) ? `line_${plain}` : plain;
  return freeName(stem, plan);
}

function freeName(stem: string, plan: Plan): string {
  const taken = (name: string) => plan.lines.some((line) => line.id === name);
  if (!taken(stem)) return stem;
  for (let number = 2; ; number++) if (!taken(`${stem}_${number}`)) return `${stem}_${number}`;
}

/** A new own line below `after` (at the end where null); an input begins with 0. */
export function newLineEdits(
  plan: Plan,
  after: string | null,
  wanted: Pick<Line, 'id' | 'label' | 'section' | 'unit' | 'segmented' | 'overSegments' | 'overPeriods'> & {
    /** Null for an input. */
    readonly formula: string | null;
  },
): readonly Edit[] {
  const { formula, ...rest } = wanted;
  const at = plan.lines.findIndex((line) => line.id === after);
  const zero: BySegment<Series> = Object.fromEntries(
    segmentKeys(plan, wanted).map((key) => [key, { every: 0, at: {} }]),
  );
  const line: Line = {
    ...rest,
    pack: 'own',
    once: false,
    definition: formula === null ? { type: 'input', values: zero } : { type: 'formula', text: formula },
    cells: {},
    note: '',
    source: '',
  };
  return [{ type: 'insertLines', lines: [{ index: at < 0 ? plan.lines.length : at + 1, line }] }];
}

export interface DuplicatedLine {
  readonly id: string;
  readonly edits: readonly Edit[];
}

/**
 * A copy of a line below it, as an own line, with what scenarios and actuals say about it. Where the line's formulas look
 * back on the line itself, those of the copy look back on the copy.
 */
export function duplicateLineEdits(plan: Plan, id: string): DuplicatedLine {
  const at = plan.lines.findIndex((line) => line.id === id);
  const line = plan.lines[at];
  if (line === undefined) throw new Error(`The plan has no line ${id}`);
  const copy = freeName(`${id.slice(0, 56)}_copy`, plan);
  const text = (formula: string) => aboutItself(formula, id, copy);
  const { definition } = line;
  const copied: Line = {
    ...line,
    id: copy,
    label: `${line.label} copy`,
    pack: 'own',
    definition: definition.type === 'formula' ? { type: 'formula', text: text(definition.text) } : definition,
  };
  const edits: Edit[] = [{ type: 'insertLines', lines: [{ index: at + 1, line: copied }] }];
  const locked = new Set<string>();
  for (const scenario of plan.scenarios) {
    const said: Override | undefined = entry(scenario.overrides, id);
    if (said === undefined) continue;
    if (scenario.locked) locked.add(scenario.id);
    const formula = said.formula === null ? null : text(said.formula);
    edits.push({ type: 'setOverride', scenario: scenario.id, line: copy, override: { ...said, formula } });
  }
  const actuals = entry(plan.actuals.values, id);
  if (actuals !== undefined) edits.push({ type: 'setLineActuals', line: copy, values: actuals });
  return { id: copy, edits: whileUnlocked(plan, locked, edits) };
}

function aboutItself(text: string, from: string, to: string): string {
  const parsed = parse(text);
  if (!parsed.ok) return text;
  const isSelf = references(parsed.value).some((reference) => reference.line === from);
  return isSelf ? print(renameLine(parsed.value, from, to)) : text;
}

/** What stands in the way of removing a line, and what would have to go with it. */
export interface LineUse {
  /** By name: lines, formulas of scenarios, initiatives, targets and ranges that need the line. */
  readonly users: readonly string[];
  /** The line with all own lines that need it, directly or through each other; null where something else needs one of them. */
  readonly together: readonly string[] | null;
}

export function lineUse(plan: Plan, id: string): LineUse {
  const users = usersOf(plan, new Set([id]));
  const gone = new Set([id]);
  for (;;) {
    const needing = usersOf(plan, gone);
    if (needing.length === 0)
      return { users, together: plan.lines.map((line) => line.id).filter((own) => gone.has(own)) };
    for (const name of needing) {
      const line = plan.lines.find((one) => one.id === name);
      if (line === undefined || line.pack !== 'own') return { users, together: null };
      gone.add(name);
    }
  }
}
