import type { StrategyProposal } from '#analysis/strategyProposal';
import { SOURCES } from '#domain/sources';
import type { InitiativeDraft } from '#plan/initiativeEdits';
import { describeInitiativeError } from '#plan/initiativeErrors';
import { answerEdit, type StrategyAnswers } from '#plan/strategyAnswers';
import { freeScenarioName } from '#plan/scenarioChanges';
import { strategyScenario } from '#plan/strategyScenario';
import { chooseById } from '../scenarios/scenarioCommands';
import { commit, type OpenPlan, refuse } from '../state/session';
import { rangeText } from './strategyTexts';

/** States something about the company, as one step. */
export function answer({ plan }: OpenPlan, changes: Partial<StrategyAnswers>, what: string): boolean {
  return commit(`Strategy: ${what}`, [answerEdit(plan, changes)]);
}

export interface MadeScenario {
  readonly scenario: string;
  readonly initiatives: readonly string[];
}

/** Makes a scenario of the strategy that follows the chosen one, in one step, and chooses it. Null where it cannot be, which the window then says. */
export function makeScenario(
  { plan, scenario }: OpenPlan,
  name: string,
  drafts: readonly InitiativeDraft[],
): MadeScenario | null {
  const parent = plan.scenarios[scenario]?.id ?? '';
  const made = strategyScenario(plan, parent, name, drafts);
  if (!made.ok) {
    const { error } = made;
    refuse(error.type === 'name' ? error.sentence : describeInitiativeError(error.error));
    return null;
  }
  if (!commit(`Make ${name} a scenario`, made.value.edits)) return null;
  chooseById(made.value.scenario);
  return made.value;
}

/** A name for the scenario that no other has: what leads, and what supports it. */
export function scenarioName({ plan }: OpenPlan, { initiatives }: StrategyProposal): string {
  const wanted = initiatives
    .map(({ name }, at) => (at === 0 ? name : name.toLowerCase()))
    .join(' and ')
    .slice(0, 60);
  return freeScenarioName(plan, wanted);
}

/** What a proposed initiative is taken from, to stand with it in the plan. */
export function sourceOf({ size, cost, monthsSay, monthsSource }: StrategyProposal['initiatives'][number]): string {
  const said: string[] = [];
  if (size.type === 'reach') {
    for (const [what, { range }] of [
      ['conversion', size.conversion],
      ['lift', size.lift],
    ] as const) {
      if (range !== null) said.push(`${what} ${rangeText(range)} (${range.source})`);
    }
  }
  if (monthsSource !== null) said.push(`effect after ${monthsSay} (${monthsSource})`);
  if (cost.type === 'band') said.push('cost in the middle of the band of the stage (A)');
  const named = `Strategy choice, ${SOURCES.A.name}`;
  return said.length === 0 ? named : `${named}: ${said.join(', ')}`;
}
