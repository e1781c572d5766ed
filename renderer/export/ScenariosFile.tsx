import { useState } from 'react';
import { withScenariosOnly } from '#plan/reducedPlan';
import { writePlanBytes } from '#plan/write';
import { platform } from '../state/platform';
import { ExportFooter } from './ExportFooter';
import type { ExportFormProps } from './exportKinds';
import { fileNameOf } from './fileName';
import { ScenarioChoice } from './ScenarioChoice';

/** Which scenarios go into the file. The base goes along, because they are told apart from it. */
export function ScenariosFile({ open, start }: ExportFormProps) {
  const { plan } = open;
  const offered = plan.scenarios.slice(1);
  const [chosen, setChosen] = useState<readonly string[]>(
    offered.filter(({ id }) => id === plan.scenarios[open.scenario]?.id).map(({ id }) => id),
  );
  const names = offered.filter(({ id }) => chosen.includes(id)).map(({ name }) => name);
  return (
    <>
      <div className="export-fields">
        <ScenarioChoice plan={{ ...plan, scenarios: offered }} chosen={chosen} onChoose={setChosen} />
      </div>
      <p className="export-text">
        {plan.scenarios[0]?.name ?? ''}, from which they differ, goes along, and so do those they follow.
      </p>
      <ExportFooter
        obstacle={obstacleOf(offered.length, chosen.length)}
        onExport={() =>
          start({
            kind: 'planCopy',
            suggestedName: fileNameOf(`${plan.title}, ${names.join(' and ')}`, 'planCopy'),
            make: () => writePlanBytes(withScenariosOnly(plan, chosen), platform),
          })
        }
      />
    </>
  );
}

function obstacleOf(offered: number, chosen: number): string | null {
  if (offered === 0) return 'The plan has no scenario besides its base; add one first.';
  return chosen === 0 ? 'Choose at least one scenario.' : null;
}
