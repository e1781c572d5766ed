import type { ReadStream } from 'node:tty';
import { ok } from '#base/result';
import { type Attempt, misuse, refusal } from './failure';

const ENTER = new Set(['\r', '\n', '\u0004']);
const RUBOUT = new Set(['\u007F', '\b']);
const CANCEL = '\u0003';

/** Asks at the terminal for something that is not shown while it is typed. */
export async function askSecret(
  question: string,
  input: ReadStream,
  say: (text: string) => void,
): Promise<Attempt<string>> {
  if (!input.isTTY) {
    return misuse('A passphrase is needed, and there is no terminal to ask for it; write --passphrase-file FILE.');
  }
  say(question);
  input.setRawMode(true);
  input.setEncoding('utf8');
  input.resume();
  try {
    return await typed(input);
  } finally {
    input.setRawMode(false);
    input.pause();
    say('\n');
  }
}

function typed(input: ReadStream): Promise<Attempt<string>> {
  return new Promise((done) => {
    const letters: string[] = [];
    const finish = (answer: Attempt<string>) => {
      input.off('data', onData);
      done(answer);
    };
    const onData = (data: string) => {
      // A paste arrives as one piece.
      for (const letter of data) {
        if (ENTER.has(letter)) return finish(ok(letters.join('')));
        if (letter === CANCEL) return finish(refusal('Cancelled; nothing was changed.'));
        if (RUBOUT.has(letter)) letters.pop();
        else letters.push(letter);
      }
    };
    input.on('data', onData);
  });
}
