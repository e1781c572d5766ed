import type { ReactNode } from 'react';
import type { OpenPlan } from '../state/session';
import { ReportDeck } from '../report/ReportDeck';
import { ReportPdf } from '../report/print/ReportPdf';
import type { Output } from './exportRun';
import { FiguresCsv } from './FiguresCsv';
import { PlanCopy } from './PlanCopy';
import { ScenariosFile } from './ScenariosFile';
import { Template } from './Template';
import { ValuesOnly } from './ValuesOnly';
import { ViewCsv } from './ViewCsv';
import { WorkbookFile } from './WorkbookFile';

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
    id: 'xlsx',
    name: 'Excel workbook',
    text: 'The whole model with live formulas: what is calculated here is calculated there, to the same figures.',
    Form: WorkbookFile,
  },
  {
    id: 'csv',
    name: 'Figures as CSV',
    text: 'A table with all digits: a row for each line, scenario and segment, a column for each period.',
    Form: FiguresCsv,
  },
  {
    id: 'viewCsv',
    name: 'This view as CSV',
    text: 'The tables of the view in sight and the figures of its charts, one below the other.',
    Form: ViewCsv,
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
  {
    id: 'pdf',
    name: 'Report as PDF',
    text: 'The pages of the Report view, as they are arranged there, to send or to print.',
    Form: ReportPdf,
  },
  {
    id: 'pptx',
    name: 'Report as slides',
    text: 'The pages of the Report view as a PowerPoint deck, with charts and tables that can be edited there.',
    Form: ReportDeck,
  },
];
