import { describeHostError } from '#host/errors';
import type { Host } from '#host/host';
import { openDraft } from '#plan/draft';
import { isSealed } from '#plan/seal';
import { askForPassphrase } from '../seal/unsealing';
import { openInitial, openOfFile } from '../state/files';
import { platform } from '../state/platform';
import { askPerson } from '../state/question';
import { openBytes } from '../state/readPlan';
import { fail, showPlan, useSession } from '../state/session';
import { keepDrafts } from './keepDrafts';
import { useRecovery } from './recoveryState';

/** What a window begins with: the unsaved work it was opened to offer back, else what it was opened for. */
export async function openFirst(host: Host): Promise<void> {
  const refused = await recover(host);
  if (refused !== null) {
    await openInitial(host);
    if (refused !== '') fail(refused);
  }
  keepDrafts(host);
}

/** Null where unsaved work is shown; else why it is not, empty where there is none. */
async function recover(host: Host): Promise<string | null> {
  const found = await host.drafts.recover();
  if (!found.ok) return `Unsaved changes cannot be looked for. ${describeHostError(found.error)}`;
  if (found.value === null) return '';
  if (found.value.type === 'damaged') return keptAside(found.value.why, found.value.where);
  const { handle, name, content, keptAt, file } = found.value;
  const unsealed = isSealed(content) ? await askForPassphrase(name, content) : { content, seal: null };
  if (unsealed === null) return staySealed(host, name);
  const draft = await openDraft(unsealed.content, platform, openBytes);
  if (!draft.ok) return setAside(host, draft.error);
  const { plan, wrong, typed, copyOf } = draft.value;
  const isShown = showPlan(
    plan,
    { handle, name, seal: unsealed.seal },
    false,
    new Map(wrong.map(([cell, text, sentence]) => [cell, { text, sentence }])),
  );
  if (!isShown) return setAside(host, 'its formulas do not compile.');
  useRecovery.setState({ recovered: { keptAt, file, typed, copyOf } });
  return null;
}

/** They may be wanted by somebody who has to look the passphrase up, and are of no use to somebody who has lost it. */
async function staySealed(host: Host, name: string): Promise<string> {
  const answer = await askPerson({
    title: `Unsaved changes to ${name} stay sealed`,
    text: 'They were kept when Headroom ended without saving them, and nothing but the passphrase opens them.',
    actions: [
      { id: 'aside', label: 'Set them aside' },
      { id: 'later', label: 'Ask again at the next start' },
    ],
  });
  if (answer === 'aside') return setAside(host, `those to ${name} are sealed, and stay so.`);
  const left = await host.drafts.leave();
  return left.ok ? '' : describeHostError(left.error);
}

async function setAside(host: Host, why: string): Promise<string> {
  const aside = await host.drafts.setAside();
  return keptAside(why, aside.ok ? aside.value.where : null);
}

function keptAside(why: string, where: string | null): string {
  const reason = why.replace(/\.$/, '');
  const kept = where === null ? '' : ` They are kept as ${where} in the folder of the app.`;
  return `Unsaved changes of an earlier session could not be recovered: ${reason}.${kept}`;
}

/** Gives recovered work up for the plan as it is in its file, or for none. */
export async function discardRecovered(host: Host): Promise<void> {
  const { open } = useSession.getState();
  if (open === null) return;
  const { handle, name } = open.file;
  const answer = await askPerson({
    title: 'Discard what was recovered?',
    text:
      handle === null
        ? `${name} was never saved: nothing of it will be left.`
        : `${name} is shown as it is on the disk, without the recovered changes. They cannot be brought back.`,
    actions: [
      { id: 'discard', label: 'Discard' },
      { id: 'cancel', label: 'Cancel' },
    ],
  });
  if (answer !== 'discard') return;
  if (handle === null) useSession.setState({ open: null, notice: null });
  else if (!(await openOfFile(host, handle, name))) return;
  useRecovery.setState({ recovered: null });
  await host.drafts.drop();
}
