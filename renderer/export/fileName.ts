import { FILE_KINDS, type FileKind } from '#host/contract';

/** A file name that every system takes, made of a title. */
export function fileNameOf(title: string, kind: FileKind): string {
  // Control characters, and what Windows or a path would take for something else.
  const plain = title
    .replaceAll(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, 120);
  return `${plain === '' ? 'Plan' : plain}.${FILE_KINDS[kind].extensions[0]}`;
}
