import { err, ok, type Result } from '#base/result';
import type { CostMotion } from '#domain/costBands';
import { costMotionOf, costsLines, PROGRAM_TERMS, USD_RATE } from './costsPack';
import { describeEditError } from './describeEditError';
import type { Edit, EditError } from './edit';
import { applyAll } from './edits';
import { withoutTerm, withTerm } from './formulaTerms';
import { growthLines } from './growthPack';
import { PROGRAM_COST, PROGRAM_COST_TO_DATE, programLines } from './initiativeLines';
import type { Line, Pack, Plan } from './model';
import { lineOf } from './planParts';

/** The packs of lines that a plan can be given. */
export const ADDABLE_PACKS = ['growth', 'costs'] as const;
export type AddablePack = (typeof ADDABLE_PACKS)[number];

/** What a pack reads of another one: it is added along. */
const NEEDED_PACKS: Readonly<Record<AddablePack, readonly AddablePack[]>> = { growth: [], costs: ['growth'] };

/** The lines of the NRR template that packs read. */
const NEEDED_LINES = [
  'nrr',
  'opening_arr',
  'closing_arr',
  'new_logo_arr',
  'net_new_arr',
  'arr_growth_yoy',
  'expansion_arr',
  'upsell_arr',
  'seat_arr',
  'cross_sell_arr',
  'usage_arr',
] as const;

export type PackError =
  | { readonly type: 'there'; readonly pack: AddablePack }
  | { readonly type: 'taken'; readonly pack: AddablePack; readonly lines: readonly string[] }
  | { readonly type: 'missing'; readonly pack: AddablePack; readonly line: string }
  | { readonly type: 'programIsInput' }
  | { readonly type: 'edit'; readonly error: EditError };

/** Whether all lines of a pack are in the plan. */
export function hasPack(plan: Plan, pack: AddablePack): boolean {
  return missingLines(plan, pack).length === 0;
}

/**
 * The edits that give a plan a pack, with what it needs of other packs. No figure there is moves, but for the cost of the
 * programme, which the running cost of motions joins where initiatives do not carry it.
 *
 * Errors  there            all of its lines are in the plan
 *         taken            a line of one's own has a name that the pack needs
 *         missing          a line of the NRR template that the pack reads is not in the plan
 *         programIsInput   the cost of the programme is typed in, so nothing can join it
 *         edit             whatever else would keep the plan from opening again, such as too many lines
 */
export function addPack(plan: Plan, pack: AddablePack): Result<readonly Edit[], PackError> {
  const wanted = [...NEEDED_PACKS[pack], pack];
  const lines = wanted.flatMap((one) => missingLines(plan, one));
  if (lines.length === 0) return err({ type: 'there', pack });
  const taken = wanted.flatMap((one) => linesOf(plan, one)).filter(({ id }) => lineOf(plan, id)?.pack === 'own');
  if (taken.length > 0) return err({ type: 'taken', pack, lines: taken.map(({ id }) => id) });
  const unread = NEEDED_LINES.find((id) => lineOf(plan, id) === undefined);
  if (unread !== undefined) return err({ type: 'missing', pack, line: unread });
  const index = placeFor(plan);
  const edits: Edit[] = [
    ...(pack === 'costs' ? rateEdits(plan) : []),
    { type: 'insertLines', lines: lines.map((line, at) => ({ index: index + at, line })) },
  ];
  if (pack === 'costs') {
    const joined = programEdits(plan);
    if (!joined.ok) return joined;
    edits.push(...joined.value);
  }
  const applied = applyAll(plan, edits);
  return applied.ok ? ok(edits) : err({ type: 'edit', error: applied.error });
}

function linesOf(plan: Plan, pack: AddablePack): readonly Line[] {
  return pack === 'growth' ? growthLines(plan) : costsLines(usdRateOf(plan), carriedMotions(plan));
}

function missingLines(plan: Plan, pack: AddablePack): readonly Line[] {
  return linesOf(plan, pack).filter(({ id }) => lineOf(plan, id) === undefined);
}

/** The motions that initiatives of the plan are about: their cost is that of the initiatives. */
function carriedMotions({ initiatives }: Plan): ReadonlySet<CostMotion> {
  const motions = initiatives.map(({ motion }) => costMotionOf(motion));
  return new Set(motions.filter((motion) => motion !== null));
}

/** A dollar is a dollar, whether the plan says so or not. */
function usdRateOf({ currency, usdRate }: Pick<Plan, 'currency' | 'usdRate'>): number | null {
  return currency === 'USD' ? 1 : usdRate;
}

function rateEdits(plan: Plan): readonly Edit[] {
  const usdRate = usdRateOf(plan);
  return usdRate === plan.usdRate || lineOf(plan, USD_RATE) !== undefined ? [] : [{ type: 'setUsdRate', usdRate }];
}

/** Lets what motions cost join the cost of initiatives; the line is then called by what it has become. */
function programEdits(plan: Plan): Result<readonly Edit[], PackError> {
  const program = lineOf(plan, PROGRAM_COST);
  if (program === undefined) return ok([]);
  if (program.definition.type !== 'formula') return err({ type: 'programIsInput' });
  const text = PROGRAM_TERMS.reduce(
    (sum, term) => (withoutTerm(sum, term) === null ? withTerm(sum, term) : sum),
    program.definition.text,
  );
  const before = new Map(programLines().map(({ id, label }) => [id, label]));
  const relabelled = [PROGRAM_COST, PROGRAM_COST_TO_DATE].flatMap((id): Edit[] => {
    const becomes = costsLines(null, new Set()).find((line) => line.id === id)?.label ?? '';
    return lineOf(plan, id)?.label === before.get(id)
      ? [{ type: 'setLineAttributes', line: id, attributes: { label: becomes } }]
      : [];
  });
  return ok([{ type: 'setDefinition', line: PROGRAM_COST, definition: { type: 'formula', text } }, ...relabelled]);
}

/** Below the lines of templates and packs; own lines stay last. */
function placeFor(plan: Plan): number {
  const isPack = (pack: Pack) => pack !== 'own';
  return plan.lines.findLastIndex(({ pack }) => isPack(pack)) + 1;
}

export function describePackError(error: PackError): string {
  switch (error.type) {
    case 'there':
      return `The plan has the lines of the ${error.pack} pack already.`;
    case 'taken': {
      const [first = ''] = error.lines;
      const others = error.lines.length === 1 ? '' : ` (and ${error.lines.length - 1} more of its names)`;
      return `The ${error.pack} pack needs the name ${first}${others}, which a line of your own has; rename that line first.`;
    }
    case 'missing':
      return `The ${error.pack} pack reads the line ${error.line}, which is not in the plan; make a plan from the NRR template.`;
    case 'programIsInput':
      return `${PROGRAM_COST} is typed in here, so the cost of motions cannot join it; give it a formula first.`;
    case 'edit':
      return describeEditError(error.error);
  }
}
