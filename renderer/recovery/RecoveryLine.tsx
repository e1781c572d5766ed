import './recoveryLine.css';
import type { Host } from '#host/host';
import { dayAndTime } from '../format/times';
import type { OpenPlan } from '../state/session';
import { discardRecovered } from './recover';
import { keepRecovered, type Recovered, useRecovery } from './recoveryState';

/** Says that what is shown is not what is in the file, until it is saved, kept or discarded. */
export function RecoveryLine({ host, open }: { readonly host: Host; readonly open: OpenPlan }) {
  const recovered = useRecovery((state) => state.recovered);
  if (recovered === null || open.saved !== null) return null;
  const { copyOf } = recovered;
  return (
    <section className="recovery-line" role="status" aria-label="Where this plan comes from">
      <p>
        {copyOf === null ? (
          <>
            <b>Recovered.</b> {sentences(recovered, open.file.name)}
          </>
        ) : (
          <>
            <b>An older version.</b> A copy of {copyOf.name} as it was on {dayAndTime(copyOf.savedAt)}. It is not saved
            anywhere yet.
          </>
        )}
      </p>
      <button type="button" className="button" onClick={keepRecovered}>
        Keep
      </button>
      <button type="button" className="button" onClick={() => void discardRecovered(host)}>
        Discard…
      </button>
    </section>
  );
}

function sentences({ keptAt, file, typed }: Recovered, name: string): string {
  const what = `These changes were not saved when Headroom ended; they were last kept on ${dayAndTime(keptAt)}.`;
  const half =
    typed === null ? '' : ` Still being typed${typed.field === '' ? '' : ` in ${typed.field}`}: “${typed.text}”.`;
  switch (file) {
    case 'none':
      return `${what} The plan was never saved.${half}`;
    case 'same':
      return `${what} ${name} itself is unchanged.${half}`;
    case 'changed':
      return `${what} ${name} was changed by another program since: saving shows how before it replaces anything.${half}`;
    case 'unknown':
      return `${what} Whether ${name} was changed since shows when it is saved.${half}`;
    case 'missing':
      return `${what} ${name} is not where it was: saving asks before it writes there again.${half}`;
  }
}
