import type { StrategyReading } from '#analysis/strategyReading';
import { ARCHITECTURES, type FiredRule, STRATEGY_RULES, type StrategyRule } from '#domain/strategy';
import { fixed } from '../format/figures';

/** A question that is asked before the tree, and how it was answered. */
export interface TreeOverride {
  readonly id: string;
  readonly condition: string;
  readonly headline: string;
  readonly state: 'applies' | 'passed' | 'notStated';
  /** The figure that was asked for; null where yes or no says it. */
  readonly said: string | null;
  /** Places of the scenarios whose strategy is decided here. */
  readonly scenarios: readonly number[];
}

/** An end of the tree. */
export interface TreeLeaf {
  readonly id: string;
  readonly branch: StrategyRule['branch'];
  readonly condition: string | null;
  readonly headline: string;
  readonly taken: boolean;
  readonly scenarios: readonly number[];
}

export interface TreeShape {
  readonly overrides: readonly TreeOverride[];
  /** Leaves of one branch stand together, in the order of the architectures. */
  readonly leaves: readonly TreeLeaf[];
  /** An override leads, so what the branch says comes after it. */
  readonly isHeldBack: boolean;
}

/**
 * The rules as a tree, with the way that the reading of the chosen scenario takes through it. `all` are the readings of every scenario
 * of the plan; where each has the same NRR, one entered, none is marked.
 */
export function treeShape(reading: StrategyReading, all: readonly StrategyReading[]): TreeShape {
  const fired = new Set(reading.strategy?.rules.map(({ id }) => id) ?? []);
  const deciding = reading.nrr.from === 'entered' ? [] : all.map(decidedBy);
  const scenariosAt = (id: string) => deciding.flatMap((rule, at) => (rule === id ? [at] : []));
  const overrides = STRATEGY_RULES.filter(({ kind }) => kind === 'override').map(
    ({ id, condition, headline }): TreeOverride => ({
      id,
      condition: condition ?? '',
      headline,
      ...answerOf(id, fired.has(id), reading),
      scenarios: scenariosAt(id),
    }),
  );
  const leaves = ARCHITECTURES.flatMap((architecture) =>
    STRATEGY_RULES.filter(({ branch }) => branch === architecture),
  ).map(
    ({ id, branch, condition, headline }): TreeLeaf => ({
      id,
      branch,
      condition,
      headline,
      taken: fired.has(id),
      scenarios: scenariosAt(id),
    }),
  );
  return { overrides, leaves, isHeldBack: ruleOf(decidedBy(reading))?.kind === 'override' };
}

/** The rule that says what leads; null where nothing can be asked. */
function decidedBy({ strategy }: StrategyReading): string | null {
  return strategy?.rules.find(({ id }) => ruleOf(id)?.lead !== null)?.id ?? null;
}

function answerOf(
  id: string,
  applies: boolean,
  { answers, nrr, strategy }: StrategyReading,
): Pick<TreeOverride, 'state' | 'said'> {
  if (strategy === null) return { state: 'notStated', said: null };
  const state = applies ? 'applies' : 'passed';
  const isAsked = ASKED_BY[id] === undefined || answers[ASKED_BY[id]] !== null;
  if (!isAsked) return { state: 'notStated', said: null };
  return { state, said: ASKED_BY[id] === undefined ? `${fixed(nrr.value * 100, 2)}%` : null };
}

/** The answers that overrides ask for; the one that is not here asks for NRR. */
const ASKED_BY: Readonly<Record<string, 'hasCsms' | 'segment'>> = {
  automate: 'hasCsms',
  'enterprise-services': 'segment',
};

export function ruleOf(id: string | null): StrategyRule | undefined {
  return STRATEGY_RULES.find((rule) => rule.id === id);
}

/** What a rule that fired says, beside why it did. */
export function outcomeOf({ id }: Pick<FiredRule, 'id'>): string {
  return ruleOf(id)?.headline ?? '';
}
