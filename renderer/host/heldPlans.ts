import { PLAN_BYTES_LIMIT } from '#host/contract';
import { fileOf, type Revision, readFile, replaceContent, revisionOf } from './fileContent';

/** A plan's file, as the page last knew it. */
export interface FilePlace {
  readonly file: FileSystemFileHandle;
  readonly revision: Revision;
}

/** What the files of the page's plans held before a place was chosen: a browser empties the file that is chosen. */
export interface HeldPlans {
  /** Null for a file of no plan; otherwise whether what it held is in it again. */
  readonly putBack: (file: FileSystemFileHandle) => Promise<boolean | null>;
}

/** `written` is told of a file that was as the page knew it, and is so again with another time. */
export async function holdPlans<P extends FilePlace>(
  places: readonly P[],
  written: (place: P, now: Revision) => void,
): Promise<HeldPlans> {
  const held = await Promise.all(
    places.map(async (place) => {
      const found = await fileOf(place.file);
      const content = found.ok ? await readFile(found.value, PLAN_BYTES_LIMIT) : found;
      return { place, content: content.ok ? content.value : null };
    }),
  );
  return {
    async putBack(file) {
      const same = await Promise.all(held.map(({ place }) => place.file.isSameEntry(file)));
      const own = held.filter((_, at) => same[at] === true);
      const bytes = own.find(({ content }) => content !== null)?.content?.bytes;
      if (own.length === 0) return null;
      if (bytes === undefined) return false;
      try {
        await replaceContent(file, bytes);
        const now = revisionOf(await file.getFile());
        for (const { place, content } of own) {
          if (content !== null && isSame(place.revision, content.revision)) written(place, now);
        }
        return true;
      } catch {
        return false;
      }
    },
  };
}

function isSame(one: Revision, other: Revision): boolean {
  return one.size === other.size && one.lastModified === other.lastModified;
}
