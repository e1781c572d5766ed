import { err, ok, type Result } from '#base/result';
import { type Archive, unpack } from './archive';
import { IMPORT_LIMITS, type ReadError } from './readError';
import { walkXml } from './xml';

/** The texts that cells of a workbook refer to by their place; none where the workbook has no such part. */
export function readSharedTexts(archive: Archive, part: string | undefined): Result<readonly string[], ReadError> {
  if (part === undefined) return ok([]);
  const bytes = unpack(archive, part);
  if (!bytes.ok) return bytes;
  const texts: string[] = [];
  const text = textCollector();
  let isTooLong = false;
  const walked = walkXml(bytes.value, part, {
    open: (name) => {
      if (name === 'si') text.clear();
      text.open(name);
    },
    close: (name) => {
      text.close(name);
      if (name !== 'si') return;
      isTooLong ||= text.value().length > IMPORT_LIMITS.text;
      texts.push(withoutEscapes(text.value()));
    },
    text: text.add,
    isDone: () => isTooLong || texts.length > IMPORT_LIMITS.cells,
  });
  if (!walked.ok) return walked;
  if (isTooLong) return err({ type: 'tooLarge', limit: 'text', where: part });
  return texts.length > IMPORT_LIMITS.cells ? err({ type: 'tooLarge', limit: 'cells', where: part }) : ok(texts);
}

/** Joins what stands between `<t>` and `</t>`, runs of it too, but not how it is pronounced. */
export function textCollector() {
  let value = '';
  let isText = false;
  let isPronounced = false;
  return {
    clear: () => {
      value = '';
    },
    open: (name: string) => {
      if (name === 'rPh') isPronounced = true;
      if (name === 't') isText = !isPronounced;
    },
    close: (name: string) => {
      if (name === 'rPh') isPronounced = false;
      if (name === 't') isText = false;
    },
    add: (text: string) => {
      if (isText && value.length <= IMPORT_LIMITS.text) value += text;
    },
    value: () => value,
  };
}

/** Workbooks write control characters as `_x000D_`. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
