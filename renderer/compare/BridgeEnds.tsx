import { ScenarioSelect } from './CompareBar';
import type { Choices, Compared } from './compared';

interface EndsProps {
  readonly compared: Compared;
  readonly onChange: (changes: Partial<Choices>) => void;
}

/** Which two of the compared scenarios the bridge leads between. Choosing the other end exchanges them. */
export function BridgeEnds({ compared, onChange }: EndsProps) {
  const { plan, from, others, bridge } = compared;
  const lanes = [from, ...others];
  const idOf = (lane: number) => plan.scenarios[lane]?.id ?? '';
  const choose = (place: 0 | 1, lane: number) => {
    const [first, second] = bridge;
    if (lane === bridge[1 - place]) onChange({ bridge: [idOf(second), idOf(first)] });
    else onChange({ bridge: place === 0 ? [idOf(lane), idOf(second)] : [idOf(first), idOf(lane)] });
  };
  return (
    <div className="bridge-ends">
      <span>Bridge from</span>
      <ScenarioSelect
        plan={plan}
        lanes={lanes}
        label="Bridge from"
        lane={bridge[0]}
        onChoose={(lane) => choose(0, lane)}
      />
      <span>to</span>
      <ScenarioSelect
        plan={plan}
        lanes={lanes}
        label="Bridge to"
        lane={bridge[1]}
        onChoose={(lane) => choose(1, lane)}
      />
    </div>
  );
}
