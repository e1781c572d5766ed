import { openPlan } from '#plan/open';
import type { Plan } from '#plan/model';
import { platform } from '../state/platform';
import type { OpenAnswer } from './openMessages';

/** As many accounts as the window takes over within some milliseconds. */
const AT_ONCE = 500;

addEventListener('message', async ({ data }: MessageEvent<Uint8Array>) => {
  const opened = await openPlan(data, platform);
  if (opened.ok) say({ type: 'opened', result: { ok: true, value: withoutAccounts(opened.value) } });
  else if (opened.error.type !== 'checksum') say({ type: 'opened', result: opened });
  else {
    const error = { ...opened.error, plan: withoutAccounts(opened.error.plan) };
    say({ type: 'opened', result: { ok: false, error } });
  }
});

/** The plan without its accounts, which are sent ahead: taken over in one piece they would keep the window waiting. */
function withoutAccounts(plan: Plan): Plan {
  for (let at = 0; at < plan.accounts.length; at += AT_ONCE)
    say({ type: 'accounts', accounts: plan.accounts.slice(at, at + AT_ONCE) });
  return { ...plan, accounts: [] };
}

function say(answer: OpenAnswer): void {
  postMessage(answer);
}
