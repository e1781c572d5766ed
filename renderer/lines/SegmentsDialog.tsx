import { Close } from '@radix-ui/react-dialog';
import { useMemo, useState } from 'react';
import type { Edit } from '#plan/edit';
import { mergeSegmentsEdits, removeAllSegmentsEdits } from '#plan/segmentMerge';
import { addSegmentEdits, firstSegmentsEdits } from '#plan/segmentMix';
import { FormDialog } from '../frame/FormDialog';
import { commit, type OpenPlan } from '../state/session';
import { Choice } from './Choice';
import { closeLineDialog } from './lineDialog';
import { effectOf, readShare, segmentNameFault } from './segmentFields';

/** The segments of the plan: the first ones with their mix, later ones, their names, and taking them away. */
export function SegmentsDialog({ open }: { readonly open: OpenPlan }) {
  const isDivided = open.plan.segments.length > 0;
  return (
    <FormDialog
      title="Segments"
      text={
        isDivided
          ? 'Every line is worked out in each segment and totalled by its rule.'
          : 'Say how the ARR divides. Money is shared by the mix, rates are the same in each segment to begin with, so the totals stay.'
      }
      className="line-dialog"
      onClose={closeLineDialog}
    >
      {isDivided ? <SegmentList open={open} /> : <FirstMix open={open} />}
    </FormDialog>
  );
}

function FirstMix({ open }: { readonly open: OpenPlan }) {
  const [parts, setParts] = useState([
    { name: '', share: '50' },
    { name: '', share: '50' },
  ]);
  const change = (at: number, part: Partial<(typeof parts)[number]>) =>
    setParts(parts.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const shares = parts.map(({ share }) => readShare(share));
  const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
  const fault = parts
    .map(({ name }, at) =>
      segmentNameFault(
        name,
        parts.slice(0, at).map((other) => other.name.trim()),
      ),
    )
    .find((one) => one !== null);
  const isSum = Math.abs(sum - 1) < 1e-9;
  const isReady = fault === undefined && isSum && shares.every((share) => share !== null);
  const edits = useMemo(
    () =>
      isReady
        ? firstSegmentsEdits(
            open.plan,
            parts.map(({ name, share }) => ({ name: name.trim(), share: readShare(share) ?? 0 })),
          )
        : null,
    [open.plan, isReady, parts],
  );
  const touched = parts.some(({ name }) => name !== '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (edits !== null && commit(`Divide into ${parts.length} segments`, edits)) closeLineDialog();
      }}
    >
      <div className="segment-rows">
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place until they are segments
          <div className="segment-row" key={at}>
            <input
              className="segment-name"
              aria-label={`Name of segment ${at + 1}`}
              placeholder={['SMB', 'Enterprise', 'Mid-market'][at] ?? 'Name'}
              value={part.name}
              maxLength={80}
              onChange={(event) => change(at, { name: event.target.value })}
            />
            <input
              className="segment-share num"
              aria-label={`Share of segment ${at + 1} in percent`}
              inputMode="decimal"
              value={part.share}
              onChange={(event) => change(at, { share: event.target.value })}
            />
            %
            <button
              type="button"
              className="button"
              disabled={parts.length < 2}
              aria-label={`Remove segment ${at + 1}`}
              onClick={() => setParts(parts.filter((_, index) => index !== at))}
            >
              Remove
            </button>
          </div>
        ))}
      </div>
      <button
        type="button"
        className="button"
        disabled={parts.length > 11}
        onClick={() =>
          setParts([...parts, { name: '', share: String(Math.max(0, Math.round((1 - sum) * 1000) / 10)) }])
        }
      >
        Another segment
      </button>
      <p className="form-fault" role="status">
        {!touched ? '' : (fault ?? (isSum ? '' : `The shares add up to ${Math.round(sum * 1000) / 10}%, not 100%.`))}
      </p>
      <Effect open={open} edits={edits} />
      <div className="dialog-actions">
        <Close className="button">Cancel</Close>
        <button type="submit" className="button primary" disabled={!isReady}>
          Divide the plan
        </button>
      </div>
    </form>
  );
}

function SegmentList({ open }: { readonly open: OpenPlan }) {
  const { segments } = open.plan;
  const [removed, setRemoved] = useState<string | null>(null);
  const others = segments.filter(({ id }) => id !== removed);
  const [into, setInto] = useState('');
  const target = others.find(({ id }) => id === into) ?? others[0];
  const leaving = segments.find(({ id }) => id === removed);
  return (
    <>
      <div className="segment-rows">
        {segments.map(({ id, name }) => (
          <div className="segment-row" key={id}>
            <SegmentName open={open} id={id} name={name} />
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

function AddSegment({ open }: { readonly open: OpenPlan }) {
  const { segments } = open.plan;
  const [name, setName] = useState('');
  const [from, setFrom] = useState('');
  const [share, setShare] = useState('50');
  const part = readShare(share);
  const fault =
    name === ''
      ? null
      : (segmentNameFault(
          name,
          segments.map((one) => one.name),
        ) ?? (from !== '' && part === null ? 'A share is a number from 0 to 100.' : null));
  const isReady = name !== '' && fault === null && segments.length < 12;
  const edits = useMemo(
    () =>
      isReady
        ? addSegmentEdits(open.plan, name.trim(), from === '' ? null : { segment: from, share: part ?? 0 })
        : null,
    [open.plan, isReady, name, from, part],
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (edits !== null && commit(`Add segment ${name.trim()}`, edits)) setName('');
      }}
    >
      <h3 className="segments-heading">Another segment</h3>
      <div className="segment-row">
        <input
          className="segment-name"
          aria-label="Name of the new segment"
          placeholder="Name"
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
        />
        <select aria-label="What it begins with" value={from} onChange={(event) => setFrom(event.target.value)}>
          <option value="">begins empty</option>
          {segments.map((one) => (
            <option key={one.id} value={one.id}>
              takes from {one.name}
            </option>
          ))}
        </select>
        {from !== '' && (
          <>
            <input
              className="segment-share num"
              aria-label="Share it takes, in percent"
              inputMode="decimal"
              value={share}
              onChange={(event) => setShare(event.target.value)}
            />
            %
          </>
        )}
        <button type="submit" className="button" disabled={!isReady}>
          Add
        </button>
      </div>
      <p className="form-fault" role="status">
        {fault ?? ''}
      </p>
      <Effect open={open} edits={edits} />
    </form>
  );
}

/** What the change would do to closing ARR: nothing, as a rule. */
function Effect({ open, edits }: { readonly open: OpenPlan; readonly edits: readonly Edit[] | null }) {
  const sentence = useMemo(() => (edits === null ? '' : effectOf(open, edits)), [open, edits]);
  return sentence === '' ? null : <p className="segments-note">{sentence}</p>;
}
