import { useMemo } from 'react';
import type { StrategyReading } from '#analysis/strategyReading';
import { ARCHITECTURE_NAMES } from '#domain/strategy';
import { ChartPanel, type ChartTable } from '../charts/ChartPanel';
import type { Draw } from '../charts/chartPicture';
import { DrawnChart } from '../charts/DrawnChart';
import { lookOf } from '../format/scenarioLooks';
import type { OpenPlan } from '../state/session';
import { drawTree } from './drawTree';
import { methodOf, nrrText } from './strategyTexts';
import { outcomeOf, type TreeShape, treeShape } from './treeShape';

interface PathProps {
  readonly open: OpenPlan;
  readonly reading: StrategyReading;
  readonly all: readonly StrategyReading[];
}

/** The rules drawn as a tree, with the way through them; the marks of scenarios stand where each of them ends. */
export function StrategyPath({ open, reading, all }: PathProps) {
  const { plan, evaluation, scenario } = open;
  const shape = useMemo(() => treeShape(reading, all), [reading, all]);
  const marks = useMemo(
    () => plan.scenarios.map(({ name }, at) => ({ name, look: lookOf(plan.scenarios, at) })),
    [plan.scenarios],
  );
  const draw: Draw = useMemo(() => (to, width, height) => drawTree(to, width, height, shape, marks), [shape, marks]);
  const method = methodOf(reading.nrr, evaluation.timeline);
  const who = reading.nrr.from === 'plan' ? `, ${plan.scenarios[scenario]?.name ?? ''}` : '';
  const held = shape.isHeldBack ? ' Dashed: what comes after the override.' : '';
  return (
    <div className="strategy-path" data-region="path" tabIndex={-1}>
      <ChartPanel
        title="Path through the rules"
        caption={`NRR ${nrrText(reading.nrr)}, ${method}${who}`}
        choices={[]}
        table={() => tableOf(shape, reading, all, open)}
        note={`Source A leaves exactly 100% open; here it counts as above.${held}`}
        draw={draw}
      >
        <DrawnChart draw={draw} summary={summaryOf(shape, reading)} />
      </ChartPanel>
    </div>
  );
}

const APPLIES = { applies: 'applies', passed: '', notStated: 'not stated' } as const;

function tableOf(
  { overrides, leaves }: TreeShape,
  { nrr }: StrategyReading,
  all: readonly StrategyReading[],
  { plan }: OpenPlan,
): ChartTable {
  const scenarios = nrr.from === 'entered' ? [] : all;
  return {
    head: ['Rule and what it says', 'Here', ...scenarios.map((_, at) => plan.scenarios[at]?.name ?? '')],
    rows: [...overrides, ...leaves].map((rule) => ({
      label: `${'state' in rule ? rule.condition : branchName(rule)}: ${rule.headline}`,
      cells: [
        'state' in rule ? APPLIES[rule.state] : rule.taken ? 'applies' : '',
        ...scenarios.map(({ strategy }) =>
          strategy?.rules.some(({ id }) => id === rule.id) === true ? 'applies' : '',
        ),
      ],
    })),
  };
}

function branchName({ branch, condition }: TreeShape['leaves'][number]): string {
  const name = branch === null ? '' : ARCHITECTURE_NAMES[branch];
  return condition === null ? name : `${name}, ${condition}`;
}

function summaryOf({ overrides }: TreeShape, { strategy }: StrategyReading): string {
  if (strategy === null) return 'The rules as a tree; without an NRR no way leads through it.';
  const passed = overrides.filter(({ state }) => state !== 'applies').length;
  const said = strategy.rules.map((rule) => `${rule.because} ${outcomeOf(rule)}.`).join(' ');
  return `The rules as a tree. ${passed} of ${overrides.length} overrides do not apply. ${said}`;
}
