import type { Scenario } from '#plan/model';

/** Colour, dash and mark of a scenario, by order of creation: the same in pill, line, table and export. */
export interface ScenarioLook {
  /** Name of the design token that holds the colour. */
  readonly token: string;
  readonly dash: readonly number[];
  readonly mark: 'circle' | 'triangle' | 'rect' | 'rectRot' | 'crossRot' | 'ring';
}

const LOOKS: readonly ScenarioLook[] = [
  { token: '--scenario-1', dash: [], mark: 'circle' },
  { token: '--scenario-2', dash: [], mark: 'triangle' },
  { token: '--scenario-3', dash: [6, 3], mark: 'rect' },
  { token: '--scenario-4', dash: [2, 2], mark: 'rectRot' },
  { token: '--scenario-5', dash: [8, 3, 2, 3], mark: 'crossRot' },
  { token: '--scenario-6', dash: [10, 4], mark: 'ring' },
];

export const LOOK_COUNT = LOOKS.length;

/** The n-th look, counted round. */
export function scenarioLook(index: number): ScenarioLook {
  return LOOKS[index % LOOKS.length] as ScenarioLook;
}

/** The look of a scenario: its own, else that of its place among the scenarios of the plan. */
export function lookOf(scenarios: readonly Pick<Scenario, 'look'>[], at: number): ScenarioLook {
  return scenarioLook(scenarios[at]?.look ?? at);
}
