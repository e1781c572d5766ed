import './lines.css';
import type { OpenPlan } from '../state/session';
import { FormulaDialog } from './FormulaDialog';
import { useLineDialog } from './lineDialog';
import { NewLineDialog } from './NewLineDialog';
import { RenameLineDialog } from './RenameLineDialog';
import { SegmentsDialog } from './SegmentsDialog';

/** The dialog about lines or segments that was asked for, if one was. */
export function LineDialogs({ open }: { readonly open: OpenPlan }) {
  const dialog = useLineDialog((state) => state.dialog);
  switch (dialog?.type) {
    case 'formula':
      return <FormulaDialog open={open} line={dialog.line} />;
    case 'newLine':
      return <NewLineDialog open={open} after={dialog.after} />;
    case 'rename':
      return <RenameLineDialog open={open} line={dialog.line} />;
    case 'segments':
      return <SegmentsDialog open={open} />;
    default:
      return null;
  }
}
