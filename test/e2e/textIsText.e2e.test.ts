import { describe, expect, test } from 'vitest';
import { isSoak, patience, report } from '../soak';
import { electronPath } from './electronApp';
import { PAYLOADS } from './payloads';
import { lookEverywhere } from './textIsText';

/** Every payload stands in every place once in `npm run soak`; here each stands in some. */
const ROUNDS = isSoak ? PAYLOADS.length : 1;
const CLICKS = isSoak ? 8 : 4;

describe.skipIf(electronPath === null)('texts of a plan, in the desktop app', () => {
  test(
    'stay texts, whatever view, dialog, menu, list or import shows them',
    async () => {
      let places = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const { run, read, clicked } = await lookEverywhere(round, CLICKS);
        expect(run, `round ${round}`).toEqual([]);
        places = Object.keys(read).length;
        report(`round ${round + 1} of ${ROUNDS}: ${clicked} clicks, ${JSON.stringify(read)}`);
      }
      expect(places).toBe(19);
    },
    patience * 60,
  );
});
