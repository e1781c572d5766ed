import type { ReactNode } from 'react';
import type { OpenPlan } from '../state/session';
import type { Output } from './exportRun';
import { FiguresCsv } from './FiguresCsv';
import { PlanCopy } from './PlanCopy';
import { ScenariosFile } from './ScenariosFile';
import { Template } from './Template';
import { ValuesOnly } from './ValuesOnly';

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
    id: 'scenarios',
    name: 'Scenarios',
    text: 'Some scenarios in a file of their own, to be merged into another copy of the plan. Actuals and accounts stay here.',
    Form: ScenariosFile,
  },
  {
    id: 'valuesOnly',
    name: 'Values only',
    text: 'A copy for a client to look at: rows of numbers, without formulas, notes, sources, initiatives and ranges.',
    Form: ValuesOnly,
  },
  {
    id: 'template',
    name: 'Template',
    text: 'The model with the figures that stand in it, to begin other plans with.',
    Form: Template,
  },
  {
    id: 'planCopy',
    name: 'Copy of the plan',
    text: 'The plan as it is now in a second file; the window stays with the first.',
    Form: PlanCopy,
  },
];
