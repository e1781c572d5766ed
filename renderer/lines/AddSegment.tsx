import { useMemo, useState } from 'react';
import { addSegmentEdits } from '#plan/segmentMix';
import { commit, type OpenPlan } from '../state/session';
import { SegmentEffect } from './SegmentEffect';
import { readShare, segmentNameFault } from './segmentFields';

/** A further segment, which begins empty or takes a share of another. */
export function AddSegment({ open }: { readonly open: OpenPlan }) {
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
          autoComplete="off"
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
              autoComplete="off"
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
      <SegmentEffect open={open} edits={edits} />
    </form>
  );
}
