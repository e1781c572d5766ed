import { Close } from '@radix-ui/react-dialog';
import { useState } from 'react';
import { mergeSegmentsEdits, removeAllSegmentsEdits } from '#plan/segmentMerge';
import { DownIcon, UpIcon } from '../frame/icons';
import { commit, type OpenPlan } from '../state/session';
import { AddSegment } from './AddSegment';
import { Choice } from './Choice';
import { closeLineDialog } from './lineDialog';
import { segmentNameFault } from './segmentFields';

/** The segments that a plan has: their names, their order, and taking them away. */
export function SegmentList({ open }: { readonly open: OpenPlan }) {
  const { segments } = open.plan;
  const [removed, setRemoved] = useState<string | null>(null);
  const others = segments.filter(({ id }) => id !== removed);
  const [into, setInto] = useState('');
  const target = others.find(({ id }) => id === into) ?? others[0];
  const leaving = segments.find(({ id }) => id === removed);
  return (
    <>
      <div className="segment-rows">
        {segments.map(({ id, name }, at) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the keys of its buttons, from wherever in the row
          <div
            className="segment-row"
            key={id}
            onKeyDown={(event) => {
              if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
              event.preventDefault();
              moveSegment(open, id, event.key === 'ArrowUp' ? at - 1 : at + 1);
            }}
          >
            <SegmentName open={open} id={id} name={name} />
            <MoveButton open={open} id={id} name={name} to={at - 1} />
            <MoveButton open={open} id={id} name={name} to={at + 1} />
            <button
              type="button"
              className="button"
              aria-label={`Remove ${name}`}
              onClick={() => {
                if (segments.length > 1) setRemoved(id);
                else if (commit('Remove the segments', removeAllSegmentsEdits(open.evaluation))) closeLineDialog();
              }}
            >
              Remove
            </button>
          </div>
        ))}
      </div>
      {leaving !== undefined && target !== undefined && (
        <section aria-label={`Remove ${leaving.name}`}>
          <p className="segments-note">
            {leaving.name} is added to another segment: money is added, rates are weighted by opening ARR. Where their
            rates differ, later totals can move a little.
          </p>
          <div className="segment-row">
            <Choice
              label={`Add ${leaving.name} to`}
              value={target.id}
              options={others.map(({ id, name }) => [id, name])}
              onChoose={setInto}
            />
            <button
              type="button"
              className="button primary"
              onClick={() => {
                commit(`Remove segment ${leaving.name}`, mergeSegmentsEdits(open.evaluation, target.id, [leaving.id]));
                setRemoved(null);
              }}
            >
              Add to {target.name}
            </button>
            <button type="button" className="button" onClick={() => setRemoved(null)}>
              Keep
            </button>
          </div>
        </section>
      )}
      <AddSegment open={open} />
      <div className="dialog-actions">
        <button
          type="button"
          className="button start-action"
          title="One plan without segments: money is added, rates are weighted by opening ARR"
          onClick={() => {
            if (commit('Remove the segments', removeAllSegmentsEdits(open.evaluation))) closeLineDialog();
          }}
        >
          Remove all segments
        </button>
        <Close className="button primary">Done</Close>
      </div>
    </>
  );
}

interface MoveButtonProps {
  readonly open: OpenPlan;
  readonly id: string;
  readonly name: string;
  readonly to: number;
}

function MoveButton({ open, id, name, to }: MoveButtonProps) {
  const isUp = to < open.plan.segments.findIndex((segment) => segment.id === id);
  return (
    <button
      type="button"
      className="icon-button"
      aria-disabled={open.plan.segments[to] === undefined}
      aria-label={`Move ${name} ${isUp ? 'up' : 'down'}`}
      title={isUp ? 'Move up (Alt+↑)' : 'Move down (Alt+↓)'}
      onClick={() => moveSegment(open, id, to)}
    >
      {isUp ? <UpIcon /> : <DownIcon />}
    </button>
  );
}

function moveSegment({ plan }: OpenPlan, id: string, index: number): void {
  const name = plan.segments.find((segment) => segment.id === id)?.name ?? id;
  if (plan.segments[index] !== undefined) {
    commit(`Move segment ${name}`, [{ type: 'moveSegment', segment: id, index }]);
  }
}

function SegmentName({ open, id, name }: { readonly open: OpenPlan; readonly id: string; readonly name: string }) {
  const [typed, setTyped] = useState(name);
  const others = open.plan.segments.filter((one) => one.id !== id).map((one) => one.name);
  const fault = segmentNameFault(typed, others);
  const take = () => {
    if (fault !== null) setTyped(name);
    else if (typed.trim() !== name) {
      commit(`Rename segment ${name} to ${typed.trim()}`, [{ type: 'renameSegment', segment: id, name: typed.trim() }]);
    }
  };
  return (
    <input
      autoComplete="off"
      className="segment-name"
      aria-label={`Name of ${name}`}
      aria-invalid={fault !== null}
      title={fault ?? ''}
      value={typed}
      maxLength={80}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}
