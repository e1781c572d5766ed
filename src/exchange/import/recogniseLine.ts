import type { Line, Plan, Segment } from '#plan/model';
import { lineOf } from '#plan/planParts';
import type { Destination, ForeignSeries, Proposal, Target } from './choices';
import { isNumberLike, readForeignNumber } from './foreignNumber';

/** Other names under which the movements of the bridge are known, letters and digits alone. What follows a name in brackets says its unit. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  new: 'new_logo_arr',
  newbusiness: 'new_logo_arr',
  newlogo: 'new_logo_arr',
  newlogos: 'new_logo_arr',
  newcustomers: 'new_logo_arr',
  expansion: 'expansion_arr',
  upgrade: 'expansion_arr',
  upgrades: 'expansion_arr',
  contraction: 'contraction_arr',
  downgrade: 'contraction_arr',
  downgrades: 'contraction_arr',
  downsell: 'contraction_arr',
  churn: 'churn_arr',
  churned: 'churn_arr',
  lost: 'churn_arr',
  cancelled: 'churn_arr',
  cancellations: 'churn_arr',
  reactivation: 'reactivation_arr',
  reactivated: 'reactivation_arr',
  winback: 'reactivation_arr',
  winbacks: 'reactivation_arr',
  restatement: 'restatement_arr',
  adjustment: 'restatement_arr',
  adjustments: 'restatement_arr',
  fx: 'restatement_arr',
  opening: 'opening_arr',
  beginning: 'opening_arr',
  start: 'opening_arr',
  starting: 'opening_arr',
  closing: 'closing_arr',
  ending: 'closing_arr',
  end: 'closing_arr',
  seats: 'seat_arr',
  crosssell: 'cross_sell_arr',
  upsell: 'upsell_arr',
  usage: 'usage_arr',
  price: 'price_arr',
};

/** Held against the movements when actuals are imported, never written. */
export const OPENING = 'opening_arr';
export const CLOSING = 'closing_arr';
/** Expansion known only in total. */
export const EXPANSION = 'expansion_arr';

/** The movements of the bridge that actuals are kept of: those that add to ARR and those that take away. */
export const GAINS = [
  'new_logo_arr',
  'upsell_arr',
  'seat_arr',
  'cross_sell_arr',
  'usage_arr',
  'price_arr',
  'reactivation_arr',
] as const;
export const LOSSES = ['contraction_arr', 'churn_arr'] as const;

/** Whether figures of a line can be set: inputs, the movements of the bridge, and what a person has added. What is derived from them cannot. */
export function canBeSet(line: Line, into: Destination): boolean {
  if (line.once) return into.type === 'inputs';
  if (line.id === OPENING || line.id === CLOSING || line.id === EXPANSION) return into.type === 'actuals';
  const isMovement = [...GAINS, ...LOSSES].some((id) => id === line.id);
  return line.definition.type === 'input' || isMovement || line.pack === 'own';
}

/** Letters and digits, without words that say the unit of money: `New MRR (USD k)` is `new`. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/\b(?:mrr|arr|monthly recurring revenue|annual recurring revenue|usd|eur|gbp|revenue)\b/g, ' ')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function exact(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Which line of the plan a series of the file is. It is sure where its label is the line's id, its label or a usual name of it, and its
 * segment is known; null leaves it out, which is sure where no line bears its name, or one that follows from the others.
 */
export function proposeTarget(plan: Plan, series: ForeignSeries, into: Destination): Proposal<Target | null> {
  const options = plan.lines
    .filter((line) => canBeSet(line, into))
    .map((line): Target => ({ line: line.id, segment: null }));
  const proposal = (value: Target | null, isSure: boolean, because: string) => ({ value, isSure, options, because });
  const isTotal = series.segment === null || /^(?:total|all)$/i.test(series.segment);
  const said = isTotal ? undefined : plan.segments.find((segment) => isNamed(segment, series.segment ?? ''));
  const inLabel =
    series.segment === null ? plan.segments.find((segment) => namesSegment(series.label, segment)) : undefined;
  const label = inLabel === undefined ? series.label : withoutName(series.label, inLabel.name);
  const found = lineFor(plan, label, isRate(series));
  if (found === null) {
    const isText = series.cells.every(({ cell }) => !isNumberLike(cell));
    return proposal(null, isText, isText ? 'it holds no numbers' : `no line is called ${series.label}`);
  }
  const { line, because } = found;
  if (!canBeSet(line, into)) return proposal(null, true, `${line.label} follows from other lines`);
  if (!isTotal && said === undefined && line.segmented)
    return proposal(null, false, `the plan has no segment ${series.segment}`);
  // The sum over segments follows from them.
  if (isTotal && series.segment !== null && plan.segments.length > 0 && line.segmented)
    return proposal(null, true, 'it is a total of segments');
  const segment = line.segmented ? ((said ?? inLabel)?.id ?? null) : null;
  return proposal({ line: line.id, segment }, true, because);
}

function isNamed({ id, name }: Segment, text: string): boolean {
  return name.toLowerCase() === text.toLowerCase() || id === text;
}

function namesSegment(label: string, { name }: Segment): boolean {
  return ` ${label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(
    ` ${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `,
  );
}

function withoutName(label: string, name: string): string {
  const at = label.toLowerCase().indexOf(name.toLowerCase());
  return at === -1 ? label : `${label.slice(0, at)} ${label.slice(at + name.length)}`;
}

/** Whether most figures of a series are percentages: `Churn` is then the rate. */
function isRate({ cells }: ForeignSeries): boolean {
  const read = cells.map(({ cell }) => readForeignNumber(cell, '.')).filter((one) => one.type === 'number');
  return read.filter(({ isPercent }) => isPercent).length > read.length / 2;
}

function lineFor(plan: Plan, label: string, asRate: boolean): { readonly line: Line; readonly because: string } | null {
  const whole = exact(label);
  const byId = plan.lines.find(({ id }) => exact(id) === whole);
  if (byId !== undefined) return { line: byId, because: `it is called ${byId.id}` };
  const byLabel = plan.lines.filter((line) => exact(line.label) === whole && (!asRate || line.unit === 'rate'));
  const [first, second] = byLabel;
  if (first !== undefined && second === undefined) return { line: first, because: `it is called ${first.label}` };
  const name = bare(label);
  const other = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined;
  const id = asRate ? other?.replace(/_arr$/, '_rate') : other;
  const line = id === undefined ? undefined : lineOf(plan, id);
  return line === undefined ? null : { line, because: `${label.trim()} is ${line.label}` };
}
