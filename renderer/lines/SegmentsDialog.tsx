import { useMemo, useState } from 'react';
import { firstSegmentsEdits } from '#plan/segmentMix';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import { commit, type OpenPlan } from '../state/session';
import { closeLineDialog } from './lineDialog';
import { SegmentEffect } from './SegmentEffect';
import { SegmentList } from './SegmentList';
import { readShare, segmentNameFault } from './segmentFields';

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
              autoComplete="off"
              className="segment-name"
              aria-label={`Name of segment ${at + 1}`}
              placeholder={['SMB', 'Enterprise', 'Mid-market'][at] ?? 'Name'}
              value={part.name}
              maxLength={80}
              onChange={(event) => change(at, { name: event.target.value })}
            />
            <input
              autoComplete="off"
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
      <SegmentEffect open={open} edits={edits} />
      <DialogFooter action="Divide the plan" isReady={isReady} />
    </form>
  );
}
