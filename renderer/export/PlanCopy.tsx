import { writePlan } from '#plan/write';
import { platform } from '../state/platform';
import { ExportFooter } from './ExportFooter';
import type { ExportFormProps } from './exportKinds';
import { fileNameOf } from './fileName';

/** Nothing to ask: the plan as it is. */
export function PlanCopy({ open, start }: ExportFormProps) {
  return (
    <ExportFooter
      onExport={() =>
        start({
          kind: 'planCopy',
          suggestedName: fileNameOf(`${open.plan.title}, copy`, 'planCopy'),
          make: async () => new TextEncoder().encode(await writePlan(open.plan, platform)),
        })
      }
    />
  );
}
