import { contentOf } from '../state/planContent';
import { ExportFooter } from './ExportFooter';
import type { ExportFormProps } from './exportKinds';
import { NotMade } from './exportRun';
import { fileNameOf } from './fileName';

/** Nothing to ask: the plan as it is. */
export function PlanCopy({ open, start }: ExportFormProps) {
  return (
    <ExportFooter
      onExport={() =>
        start({
          kind: 'planCopy',
          isSealed: true,
          suggestedName: fileNameOf(`${open.plan.title}, copy`, 'planCopy'),
          make: async ({ report }) => {
            if (open.seal !== null) report(0, 'Sealing');
            const content = await contentOf(open);
            if (!content.ok) throw new NotMade(content.error);
            return content.value;
          },
        })
      }
    />
  );
}
