import { useState } from 'react';
import { workbookBytes } from '#exchange/workbook/workbook';
import type { OpenPlan } from '../state/session';
import { ExportFooter } from './ExportFooter';
import type { ExportFormProps } from './exportKinds';
import type { Making, Output } from './exportRun';
import { fileNameOf } from './fileName';

/** No piece of work holds the window up for longer than about this, in milliseconds. */
const PIECE = 20;

/** In which scenario the workbook opens; all of them are in it. */
export function WorkbookFile({ open, start }: ExportFormProps) {
  const [scenario, setScenario] = useState(open.scenario);
  return (
    <>
      <div className="export-fields">
        <label>
          <span>Opens in</span>
          <select value={scenario} onChange={(event) => setScenario(Number(event.target.value))}>
            {open.plan.scenarios.map(({ id, name }, at) => (
              <option key={id} value={at}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className="export-text">
        A cell on the sheet Scenarios turns the whole workbook into another scenario. Inputs are blue, formulas black.
      </p>
      <ExportFooter onExport={() => start(outputOf(open, scenario))} />
    </>
  );
}

function outputOf({ plan, evaluation }: OpenPlan, scenario: number): Output {
  return {
    kind: 'xlsx',
    suggestedName: fileNameOf(plan.title, 'xlsx'),
    make: (making) => workbookBytes(evaluation, scenario, watchOf(making)),
  };
}

/** Rests whenever a piece of work took its time, and says how far it is. */
function watchOf(making: Making): (done: number, of: number) => Promise<void> {
  let since = performance.now();
  return async (done, of) => {
    if (performance.now() - since < PIECE) return;
    making.report(done / of, done === 0 ? 'Laying out sheets' : 'Writing formulas');
    await making.rest();
    since = performance.now();
  };
}
