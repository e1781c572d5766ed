import { expect, test } from 'vitest';
import { type Closable, mayQuit } from '../../electron/quitting';

/** Windows by what a person answers; `log` says what happened to which. */
function windows(
  answers: readonly ('clean' | 'save' | 'saveFails' | 'discard' | 'cancel')[],
  log: string[],
): Closable[] {
  return answers.map((answer, i) => ({
    isDirty: () => answer !== 'clean',
    askBeforeClosing: async () => {
      log.push(`asked ${i}`);
      return answer === 'discard' || answer === 'cancel' ? answer : 'save';
    },
    saveThenClose: async () => {
      log.push(`saved ${i}`);
      return answer === 'save';
    },
    discard: () => log.push(`discarded ${i}`),
  }));
}

test.each([
  ['asks only where changes are unsaved', ['clean', 'save', 'clean'], true, ['asked 1', 'saved 1']],
  [
    'discards only when all is answered',
    ['discard', 'save', 'discard'],
    true,
    ['asked 0', 'asked 1', 'saved 1', 'asked 2', 'discarded 0', 'discarded 2'],
  ],
  [
    'stops at the first cancel, and what was to be discarded stays',
    ['discard', 'cancel', 'save'],
    false,
    ['asked 0', 'asked 1'],
  ],
  ['stops where saving fails', ['saveFails', 'discard'], false, ['asked 0', 'saved 0']],
] as const)('quitting %s', async (_what, answers, may, happened) => {
  const log: string[] = [];
  expect(await mayQuit(windows(answers, log))).toBe(may);
  expect(log).toEqual(happened);
});
