import type { Result } from '#base/result';
import type { ForeignFile, TextChoices } from '#exchange/import/choices';
import { planImport } from '#exchange/import/planImport';
import { proposeImport } from '#exchange/import/proposeImport';
import { describeReadError, type ReadError } from '#exchange/import/readError';
import { readForeignFile } from '#exchange/import/readForeignFile';
import type { Plan } from '#plan/model';
import type { Answer, Request } from './look';
import { makeLook } from './makeLook';
import { sourceEdits } from './sourceNotes';

/** The file this worker was started for, and what it is to go into. */
interface Held {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly plan: Plan;
}

let held: Held | null = null;
/** The file as it was last read; read again only where separator or encoding are chosen anew. */
let last: { readonly text: TextChoices; readonly file: Result<ForeignFile, ReadError> } | null = null;

self.onmessage = ({ data }: MessageEvent<Request>) => {
  if (data.type === 'open') held = { name: data.name, bytes: data.bytes, plan: data.plan };
  if (data.type === 'plan' && held !== null) held = { ...held, plan: data.plan };
  if (held !== null) self.postMessage(answer(held, data));
};

function answer({ name, plan, bytes }: Held, { type, id, asked: { text, chosen } }: Request): Answer {
  const file = fileOf(bytes, text);
  if (!file.ok) return { type: 'look', id, look: { ok: false, error: describeReadError(file.error) } };
  if (type !== 'edits') return { type: 'look', id, look: { ok: true, value: makeLook(plan, file.value, chosen) } };
  const { label, edits, changes } = planImport(plan, proposeImport(plan, file.value, chosen));
  return { type: 'edits', id, label: `${label}: ${name}`, edits: [...edits, ...sourceEdits(plan, changes, name)] };
}

function fileOf(bytes: Uint8Array, text: TextChoices): Result<ForeignFile, ReadError> {
  if (last !== null && last.text.encoding === text.encoding && last.text.separator === text.separator) return last.file;
  last = { text, file: readForeignFile(bytes, text) };
  return last.file;
}
