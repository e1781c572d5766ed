import { useState } from 'react';
import { BYTE_ORDER_MARK, type CsvDialect, csvRow } from '#exchange/figures/csvText';
import { countRows, figureRows, type FigureTable } from '#exchange/figures/figureTable';
import { evaluatePlan } from '#plan/lanes';
import { type Plan, WHOLE } from '#plan/model';
import { describePlanModelError } from '#plan/planModel';
import { segmentKeys } from '#plan/planParts';
import { Segmented } from '../frame/Segmented';
import { useSession } from '../state/session';
import { DialectChoice } from './DialectChoice';
import { ExportFooter } from './ExportFooter';
import type { ExportFormProps } from './exportKinds';
import type { Making, Output } from './exportRun';
import { fileNameOf } from './fileName';
import { ScenarioChoice } from './ScenarioChoice';

/** Everything, in place of the name of a section. */
const ALL_LINES = '';
/** Rows between two looks at the clock. */
const PORTION = 20;
/** No piece of work holds the window up for longer than about this, in milliseconds. */
const PIECE = 20;

interface Choice {
  readonly section: string;
  readonly scenarios: readonly string[];
  readonly over: FigureTable['over'];
  readonly withSegments: boolean;
  readonly dialect: CsvDialect;
}

/** Which lines and scenarios, by which periods, written how. */
export function FiguresCsv({ open, start }: ExportFormProps) {
  const { plan } = open;
  const money = useSession((state) => (state.asMrr ? 'mrr' : 'arr'));
  const [choice, setChoice] = useState<Choice>({
    section: ALL_LINES,
    scenarios: [plan.scenarios[open.scenario]?.id ?? ''],
    over: 'period',
    withSegments: true,
    dialect: 'comma',
  });
  const change = (changed: Partial<Choice>) => setChoice({ ...choice, ...changed });
  const hasSegments = plan.lines.some((line) => segmentKeys(plan, line)[0] !== WHOLE);
  return (
    <>
      <div className="export-fields">
        <label>
          <span>Lines</span>
          <select value={choice.section} onChange={(event) => change({ section: event.target.value })}>
            <option value={ALL_LINES}>All of the plan</option>
            {sectionsOf(plan).map((section) => (
              <option key={section} value={section}>
                {section}
              </option>
            ))}
          </select>
        </label>
        <ScenarioChoice plan={plan} chosen={choice.scenarios} onChoose={(scenarios) => change({ scenarios })} />
        <div>
          <span>Columns</span>
          <Segmented
            label="Columns"
            options={[
              { value: 'period', label: plan.grain === 'month' ? 'Months' : 'Quarters' },
              ...(plan.grain === 'month' ? [{ value: 'quarter' as const, label: 'Quarters' }] : []),
              { value: 'year', label: 'Years' },
            ]}
            chosen={choice.over}
            onChoose={(over) => change({ over })}
          />
        </div>
        <DialectChoice chosen={choice.dialect} onChoose={(dialect) => change({ dialect })} />
        {hasSegments && (
          <label className="export-check">
            <input
              type="checkbox"
              checked={choice.withSegments}
              onChange={(event) => change({ withSegments: event.target.checked })}
            />
            Segments beside their totals
          </label>
        )}
      </div>
      <p className="export-text">
        {money === 'mrr' ? 'Recurring revenue as MRR, a twelfth of ARR. ' : ''}Rates are fractions: 0.05 is 5%.
      </p>
      <ExportFooter
        obstacle={choice.scenarios.length === 0 ? 'Choose at least one scenario.' : null}
        onExport={() => start(outputOf(plan, choice, money))}
      />
    </>
  );
}

function sectionsOf(plan: Plan): readonly string[] {
  return [...new Set(plan.lines.map(({ section }) => section))];
}

function outputOf(plan: Plan, choice: Choice, money: FigureTable['money']): Output {
  const what = choice.section === ALL_LINES ? plan.title : `${plan.title}, ${choice.section}`;
  return {
    kind: 'csv',
    suggestedName: fileNameOf(what, 'csv'),
    make: (making) => makeCsv(plan, choice, money, making),
  };
}

async function makeCsv(
  plan: Plan,
  { section, scenarios, over, withSegments, dialect }: Choice,
  money: FigureTable['money'],
  making: Making,
): Promise<Uint8Array> {
  const shown = plan.scenarios.filter(({ id }) => scenarios.includes(id));
  const evaluation = evaluatePlan(
    plan,
    shown.map(({ id }) => id),
  );
  // A plan that shows its figures can compute them.
  if (!evaluation.ok) throw new Error(describePlanModelError(evaluation.error));
  const lines = plan.lines.filter((line) => section === ALL_LINES || line.section === section);
  const lanes = shown.map(({ name }, lane) => ({ lane, name }));
  const table: FigureTable = { evaluation: evaluation.value, lines, lanes, over, withSegments, money };
  const all = countRows(table);
  const texts = [BYTE_ORDER_MARK];
  let since = performance.now();
  for (const row of figureRows(table)) {
    texts.push(csvRow(row, dialect));
    if (texts.length % PORTION !== 0 || performance.now() - since < PIECE) continue;
    making.report(texts.length / all, 'Writing rows');
    await making.rest();
    since = performance.now();
  }
  return new TextEncoder().encode(texts.join(''));
}
