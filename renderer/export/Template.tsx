import { asTemplate } from '#plan/reducedPlan';
import { writePlanBytes } from '#plan/write';
import { platform } from '../state/platform';
import { ExportFooter } from './ExportFooter';
import type { ExportFormProps } from './exportKinds';
import { fileNameOf } from './fileName';

/** Nothing to ask: what a template keeps is the same for all. */
export function Template({ open, start }: ExportFormProps) {
  return (
    <>
      <p className="export-text">
        The start screen begins a plan from it. Actuals, accounts, the answers of the strategy and notes on cells stay
        here.
      </p>
      <ExportFooter
        onExport={() =>
          start({
            kind: 'template',
            suggestedName: fileNameOf(open.plan.title, 'template'),
            make: () => writePlanBytes(asTemplate(open.plan), platform),
          })
        }
      />
    </>
  );
}
