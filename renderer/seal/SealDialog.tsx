import './seal.css';
import { useState } from 'react';
import type { Host } from '#host/host';
import { strengthOf } from '#plan/passphrase';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import type { OpenPlan } from '../state/session';
import { MakingKey } from './MakingKey';
import { PassphraseField, ShowPassphrase } from './PassphraseField';
import { closeSealDialog, sealPlan, useSealDialog } from './sealCommands';

/** Sets or changes the passphrase of the plan: typed twice, and nothing is sealed before it is said that nobody can recover it. */
export function SealDialog({ host, open }: { readonly host: Host; readonly open: OpenPlan }) {
  const { isOpen, isMaking, refusal } = useSealDialog();
  const before = open.seal?.passphrase ?? null;
  return isOpen ? <Form host={host} before={before} isMaking={isMaking} refusal={refusal} /> : null;
}

interface FormProps {
  readonly host: Host;
  /** Null for a plan that is not sealed. */
  readonly before: string | null;
  readonly isMaking: boolean;
  readonly refusal: string | null;
}

function Form({ host, before, isMaking, refusal }: FormProps) {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [isShown, setIsShown] = useState(false);
  const isChange = before !== null;
  const isSame = first === before;
  const isReady = first !== '' && first === second && !isSame && !isMaking;
  const differs = second !== '' && !first.startsWith(second);
  return (
    <FormDialog
      title={isChange ? 'Change the passphrase' : 'Seal with a passphrase'}
      text={
        <>
          The file can then be read only with the {isChange ? 'new passphrase' : 'passphrase'}.{' '}
          <b>If it is lost, so is the plan: nobody can recover it, neither you nor we.</b> Copies and older files stay
          as they are.
        </>
      }
      onClose={closeSealDialog}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void sealPlan(host, first);
        }}
      >
        <PassphraseField
          label={isChange ? 'New passphrase' : 'Passphrase'}
          value={first}
          isShown={isShown}
          isBusy={isMaking}
          isFirst
          said={isSame ? 'The plan has this passphrase already: choose another.' : null}
          isRefused={isSame}
          onChange={setFirst}
        />
        <StrengthHint passphrase={first} />
        <PassphraseField
          label="The same again"
          value={second}
          isShown={isShown}
          isBusy={isMaking}
          said={differs ? 'The two differ.' : null}
          isRefused={differs}
          onChange={setSecond}
        />
        <ShowPassphrase isShown={isShown} onChange={setIsShown} />
        {isMaking && <MakingKey />}
        {refusal !== null && (
          <p className="form-fault" role="alert">
            {refusal}
          </p>
        )}
        <DialogFooter action={isChange ? 'Change and save' : 'Seal and save'} isReady={isReady} />
      </form>
    </FormDialog>
  );
}

const RANKS = { weak: 1, fair: 2, strong: 3 } as const;

/** How well it would hold: three steps, the word, and what would make it better. */
function StrengthHint({ passphrase }: { readonly passphrase: string }) {
  const strength = passphrase === '' ? null : strengthOf(passphrase);
  const steps = strength === null ? 0 : RANKS[strength.rank];
  return (
    <div className="seal-strength" data-rank={strength?.rank ?? 'none'} role="status">
      <span className="seal-steps" aria-hidden="true">
        {[1, 2, 3].map((step) => (
          <i key={step} className={step <= steps ? 'reached' : ''} />
        ))}
      </span>
      <p className="seal-hint">
        {/* The hints of the other ranks begin with their word. */}
        {strength?.rank === 'weak' && <b>Weak. </b>}
        {strength?.hint ?? 'Best are four words that do not belong together.'}
      </p>
    </div>
  );
}
