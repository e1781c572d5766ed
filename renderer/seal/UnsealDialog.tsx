import './seal.css';
import { useEffect, useRef, useState } from 'react';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import { MakingKey } from './MakingKey';
import { PassphraseField, ShowPassphrase } from './PassphraseField';
import { useUnsealing } from './unsealing';

/** Asks for the passphrase of a sealed file that is being opened, if there is one. */
export function UnsealDialog() {
  const asked = useUnsealing((state) => state.asked);
  return asked === null ? null : <Question key={asked.name} {...asked} />;
}

type Asked = NonNullable<ReturnType<typeof useUnsealing.getState>['asked']>;

function Question({ name, isTrying, refusal, submit, cancel }: Asked) {
  const [passphrase, setPassphrase] = useState('');
  const [isShown, setIsShown] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusal !== null) form.current?.querySelector<HTMLInputElement>('[data-first]')?.select();
  }, [refusal]);
  return (
    <FormDialog
      title={`${name} is sealed`}
      text="It opens with its passphrase, and with nothing else."
      onClose={cancel}
    >
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isTrying && passphrase !== '') submit(passphrase);
        }}
      >
        <PassphraseField
          label="Passphrase"
          value={passphrase}
          isShown={isShown}
          isBusy={isTrying}
          isFirst
          said={refusal}
          isRefused={refusal !== null}
          onChange={setPassphrase}
        />
        <ShowPassphrase isShown={isShown} onChange={setIsShown} />
        {isTrying && <MakingKey />}
        <DialogFooter action="Open" isReady={!isTrying && passphrase !== ''} />
      </form>
    </FormDialog>
  );
}
