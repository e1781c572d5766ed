import { expect, test } from 'vitest';
import { openDraft, type PlanDraft, writeDraft } from '#plan/draft';
import { planOf, richPlan } from './plans';
import { platform } from './platform';

const draft: PlanDraft = {
  plan: richPlan(),
  wrong: [['base churn_rate all 3', '1.2.3\n"', 'It is no number.']],
  typed: { field: 'Note: Churn rate', text: 'half a sent' },
  copyOf: { name: 'board.headroom', savedAt: 1_800_000_000_000 },
};

test('unsaved work comes back whole: the plan, texts that are no numbers, what was being typed, where it is from', async () => {
  for (const one of [draft, { plan: planOf(), wrong: [], typed: null, copyOf: null }]) {
    expect(await openDraft(await writeDraft(one, platform), platform)).toEqual({ ok: true, value: one });
  }
});

test('no beginning of a draft is taken for one, and each refusal is a sentence', async () => {
  const bytes = await writeDraft({ ...draft, plan: planOf({ periods: 1 }) }, platform);
  for (let length = 0; length < bytes.length - 1; length += length < 400 ? 1 : 97) {
    const opened = await openDraft(bytes.subarray(0, length), platform);
    expect(opened.ok ? length : opened.error).toMatch(/\.$/);
  }
});
