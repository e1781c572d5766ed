import type { ReactNode } from 'react';
import type { OpenPlan } from '../state/session';
import type { Output } from './exportRun';
import { FiguresCsv } from './FiguresCsv';
import { PlanCopy } from './PlanCopy';

/** A kind of file in the export dialog: its form asks what there is to ask and starts the export. */
export interface ExportKind {
  readonly id: string;
  readonly name: string;
  /** One sentence: what is in the file and what it is for. */
  readonly text: string;
  readonly Form: (props: ExportFormProps) => ReactNode;
}

export interface ExportFormProps {
  readonly open: OpenPlan;
  readonly start: (output: Output) => void;
}

/** In the order of the dialog. */
export const EXPORT_KINDS: readonly ExportKind[] = [
  {
    id: 'csv',
    name: 'Figures as CSV',
    text: 'A table with all digits: a row for each line, scenario and segment, a column for each period.',
    Form: FiguresCsv,
  },
  {
    id: 'planCopy',
    name: 'Copy of the plan',
    text: 'The plan as it is now in a second file; the window stays with the first.',
    Form: PlanCopy,
  },
];
