import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeOpenError, openPlan } from '#plan/open';
import { writePlan } from '#plan/write';
import { mutated, mutations } from '../mutation';
import { isSoak, Most, patience, report, runs } from '../soak';
import { planOf, richPlan } from './plans';
import { platform } from './platform';

/** Milliseconds of the processor that one damaged plan may take. */
const MOST_MILLISECONDS = 200;

const bytesOf = async (plan: Parameters<typeof writePlan>[0]) =>
  new TextEncoder().encode(await writePlan(plan, platform));
const small = planOf({ title: 'Small', periods: 3 });

test(
  'no truncation of a plan opens',
  async () => {
    const bytes = await bytesOf(isSoak ? richPlan() : { ...small, lines: small.lines.slice(0, 1) });
    const most = new Most();
    expect((await openPlan(bytes, platform)).ok).toBe(true);
    // Without its last newline the text is still whole.
    for (let length = 0; length < bytes.length - 1; length++) {
      const cut = bytes.subarray(0, length);
      const opened = await most.measureLater(() => openPlan(cut, platform));
      expect(opened.ok, `${length} bytes`).toBe(false);
      if (!opened.ok) expect(describeOpenError(opened.error).length).toBeGreaterThan(20);
    }
    report(`${bytes.length - 1} truncations of a plan: at most ${most.milliseconds.toFixed(0)} ms for one`);
    expect(most.milliseconds).toBeLessThan(MOST_MILLISECONDS);
  },
  patience * 5,
);

test(
  'random damage is refused with a typed error, or leaves the plan what it was',
  async () => {
    const bytes = await bytesOf(small);
    const most = new Most();
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const damaged = changes.reduce(mutated, bytes);
        const opened = await most.measureLater(() => openPlan(damaged, platform));
        if (opened.ok) expect(opened.value).toEqual(small);
        else {
          refused += 1;
          expect(describeOpenError(opened.error).length).toBeGreaterThan(20);
        }
      }),
      { numRuns: runs(2000), seed: 4 },
    );
    report(`${runs(2000)} mutations of a plan, ${refused} refused: at most ${most.milliseconds.toFixed(0)} ms for one`);
    expect(refused).toBeGreaterThan(runs(1900));
    expect(most.milliseconds).toBeLessThan(MOST_MILLISECONDS);
  },
  patience * 5,
);
