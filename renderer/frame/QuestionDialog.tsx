import * as Dialog from '@radix-ui/react-dialog';
import { useQuestion } from '../state/question';
import { PlanComparison } from '../versions/PlanComparison';
import { returnFocus } from './regions';
import { Scrolling } from './Scrolling';

/** Shows the question that is waiting for an answer, if there is one. */
export function QuestionDialog() {
  const asked = useQuestion((state) => state.asked);
  if (asked === null) return null;
  const { question, answer } = asked;
  const last = question.actions.at(-1)?.id ?? '';
  return (
    <Dialog.Root open onOpenChange={(isOpen) => isOpen || answer(last)}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content
          className={question.comparison === undefined ? 'dialog' : 'dialog comparing-dialog'}
          onKeyDown={(event) => event.stopPropagation()}
          onCloseAutoFocus={returnFocus}
        >
          <Dialog.Title className="dialog-title">{question.title}</Dialog.Title>
          <Dialog.Description className="dialog-text">{question.text}</Dialog.Description>
          {question.comparison !== undefined && (
            <Scrolling className="compared-plans" label="Comparison">
              <PlanComparison {...question.comparison} />
            </Scrolling>
          )}
          <div className="dialog-actions">
            {question.actions.toReversed().map((action, i, all) => (
              <button
                key={action.id}
                type="button"
                className={i === all.length - 1 ? 'button primary' : 'button'}
                onClick={() => answer(action.id)}
              >
                {action.label}
              </button>
            ))}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
