import './versions.css';
import { Close } from '@radix-ui/react-dialog';
import { useEffect, useRef, useState } from 'react';
import type { PlanVersion } from '#host/contract';
import type { Host } from '#host/host';
import type { Result } from '#base/result';
import type { Plan } from '#plan/model';
import { FormDialog } from '../frame/FormDialog';
import { dayAndTime } from '../format/times';
import { Scrolling } from '../frame/Scrolling';
import type { OpenPlan } from '../state/session';
import { PlanComparison } from './PlanComparison';
import { closeVersions, listVersions, openAsNew, readVersion, restoreHere, useVersions } from './versionsState';

const WHAT =
  'Each save keeps what it replaces, every five minutes or more, for seven days, 200 of them at most, on this computer alone; what another program wrote is kept whenever it is replaced.';

/** Older versions of the plan's file: what changed since, and the ways back. */
export function VersionsDialog({ host, open }: { readonly host: Host; readonly open: OpenPlan }) {
  const isOpen = useVersions((state) => state.isOpen);
  return isOpen ? <Versions host={host} open={open} /> : null;
}

interface Chosen {
  readonly version: PlanVersion;
  /** Null while it is read. */
  readonly plan: Result<Plan, string> | null;
}

function Versions({ host, open }: { readonly host: Host; readonly open: OpenPlan }) {
  const [listed, setListed] = useState<Result<readonly PlanVersion[], string> | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const wanted = useRef<PlanVersion | null>(null);
  const choose = (version: PlanVersion) => {
    wanted.current = version;
    setChosen({ version, plan: null });
    void readVersion(host, open, version).then((plan) => {
      if (wanted.current === version) setChosen({ version, plan });
    });
  };
  const begin = useRef(() => {
    void listVersions(host, open).then((found) => {
      setListed(found);
      const newest = found.ok ? found.value[0] : undefined;
      if (newest !== undefined) choose(newest);
    });
  });
  useEffect(() => begin.current(), []);
  const plan = chosen?.plan?.ok === true ? chosen.plan.value : null;
  return (
    <FormDialog title={`Versions of ${open.file.name}`} text={WHAT} className="versions-dialog" onClose={closeVersions}>
      {listed === null || !listed.ok || listed.value.length === 0 ? (
        <p className="versions-none" role="status">
          {listed === null ? 'Looking…' : listed.ok ? noneText(open) : listed.error}
        </p>
      ) : (
        <div className="versions-parts">
          <VersionList versions={listed.value} chosen={chosen?.version ?? null} onChoose={choose} />
          <Scrolling className="version-shown" label="What changed since" aria-live="polite">
            {chosen !== null && <ShownVersion chosen={chosen} now={open.plan} />}
          </Scrolling>
        </div>
      )}
      <div className="dialog-actions">
        <Close className="button">Close</Close>
        {chosen !== null && (
          <>
            <button
              type="button"
              className="button"
              disabled={plan === null}
              onClick={() => plan !== null && void openAsNew(host, open, plan, chosen.version)}
            >
              Open as a new plan
            </button>
            <button
              type="button"
              className="button primary"
              disabled={plan === null}
              onClick={() => plan !== null && restoreHere(plan, chosen.version)}
            >
              Restore here
            </button>
          </>
        )}
      </div>
    </FormDialog>
  );
}

function noneText({ file }: OpenPlan): string {
  return file.handle === null
    ? 'This plan has no file yet. Save it; from the second save on there are older versions.'
    : 'There is no older version yet: the next save keeps what it replaces.';
}

interface VersionListProps {
  readonly versions: readonly PlanVersion[];
  readonly chosen: PlanVersion | null;
  readonly onChoose: (version: PlanVersion) => void;
}

function VersionList({ versions, chosen, onChoose }: VersionListProps) {
  return (
    <fieldset className="version-list">
      <legend className="visually-hidden">Versions, newest first</legend>
      {versions.map((version) => (
        <label key={version.id}>
          <input
            type="radio"
            name="version"
            checked={version.id === chosen?.id}
            data-first={version.id === chosen?.id ? '' : undefined}
            onChange={() => onChoose(version)}
          />
          <span>
            <span className="num">{dayAndTime(version.savedAt)}</span>
            <small className="num">replaced {dayAndTime(version.replacedAt)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function ShownVersion({ chosen, now }: { readonly chosen: Chosen; readonly now: Plan }) {
  const { plan, version } = chosen;
  if (plan === null) return <p role="status">Reading…</p>;
  if (!plan.ok) return <p role="status">{plan.error}</p>;
  return (
    <>
      <h3>What changed since {dayAndTime(version.savedAt)}</h3>
      <PlanComparison from={plan.value} to={now} names={['Then', 'Now']} />
    </>
  );
}
