import { useState } from 'react';
import { describePlanModelError } from '#plan/planModel';
import { valuesOnly } from '#plan/valuesOnly';
import { writePlanBytes } from '#plan/write';
import { today } from '../scenarios/scenarioCommands';
import { platform } from '../state/platform';
import { ExportFooter } from './ExportFooter';
import type { ExportFormProps } from './exportKinds';
import { fileNameOf } from './fileName';
import { ScenarioChoice } from './ScenarioChoice';

/** Which scenarios a client sees besides the base. */
export function ValuesOnly({ open, start }: ExportFormProps) {
  const { plan } = open;
  const offered = plan.scenarios.slice(1);
  const [chosen, setChosen] = useState<readonly string[]>(offered.map(({ id }) => id));
  return (
    <>
      {offered.length > 0 && (
        <div className="export-fields">
          <ScenarioChoice plan={{ ...plan, scenarios: offered }} chosen={chosen} onChoose={setChosen} />
        </div>
      )}
      <p className="export-text">
        {plan.scenarios[0]?.name ?? ''} is always in it. All scenarios are locked in the copy. What belongs to a segment
        becomes a line of its own; ratios have no figure for quarters and years of several periods, because those follow
        from formulas.
      </p>
      <ExportFooter
        onExport={() =>
          start({
            kind: 'planCopy',
            suggestedName: fileNameOf(`${plan.title}, values only`, 'planCopy'),
            make: async () => {
              const copy = valuesOnly(plan, chosen, today());
              // A plan that shows its figures can compute them.
              if (!copy.ok) throw new Error(describePlanModelError(copy.error));
              return writePlanBytes(copy.value, platform);
            },
          })
        }
      />
    </>
  );
}
