import { err, ok, type Result } from '#base/result';
import { type Ratio, ratio } from '#domain/units';
import { readFigure } from '#base/readFigure';
import { readShare } from '../roadmap/initiativeTexts';

/** NRR of a year, typed as percent. */
export function readNrr(text: string): Result<Ratio, string> {
  const read = readShare(text);
  if (!read.ok) return read;
  return read.value < 0 ? err('NRR is never below 0%; type one such as 104.') : ok(ratio(read.value));
}

/** A share from 0 to 100%; nothing typed takes it back. */
export function readDauMau(text: string): Result<Ratio | null, string> {
  if (text.trim() === '') return ok(null);
  const read = readShare(text);
  if (!read.ok) return read;
  return read.value < 0 || read.value > 1
    ? err('daily over monthly users lie between 0% and 100%; type one such as 35.')
    : ok(ratio(read.value));
}

/** A score from −100 to 100; nothing typed takes it back. */
export function readNps(text: string): Result<number | null, string> {
  if (text.trim() === '') return ok(null);
  const read = readFigure(text);
  if (read === null || read.suffix !== '' || Math.abs(read.number) > 100) {
    return err(`“${text.trim().slice(0, 40)}” is no score from −100 to 100; type one such as 42.`);
  }
  // There is one zero in a file.
  return ok(read.number + 0);
}
