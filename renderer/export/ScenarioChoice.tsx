import type { Plan } from '#plan/model';

interface ScenarioChoiceProps {
  readonly plan: Plan;
  /** Ids. */
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Some of the scenarios of a plan, in its order. */
export function ScenarioChoice({ plan, chosen, onChoose }: ScenarioChoiceProps) {
  const toggle = (id: string, isChosen: boolean) =>
    onChoose(plan.scenarios.map((each) => each.id).filter((each) => (each === id ? isChosen : chosen.includes(each))));
  return (
    <fieldset className="export-scenarios">
      <legend>Scenarios</legend>
      <div>
        {plan.scenarios.map(({ id, name }) => (
          <label key={id} className="export-check" title={name}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) => toggle(id, event.target.checked)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
