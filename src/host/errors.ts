import * as v from 'valibot';

const name = v.string();
/** The operating system's own word, such as EACCES, for a support request. */
const code = v.string();

export const hostErrorSchema = v.variant('type', [
  v.strictObject({ type: v.literal('rejected'), why: v.picklist(['sender', 'request', 'reply']) }),
  /** So many requests of the window wait for their answers that no further one is taken. */
  v.strictObject({ type: v.literal('tooBusy') }),
  v.strictObject({ type: v.literal('tooManyWindows'), most: v.number() }),
  v.strictObject({ type: v.literal('unknownHandle') }),
  v.strictObject({ type: v.literal('notAPlan'), name }),
  v.strictObject({ type: v.literal('notFound'), name }),
  v.strictObject({ type: v.literal('notReadable'), name, code }),
  v.strictObject({ type: v.literal('tooLarge'), name, bytes: v.number(), limit: v.number() }),
  v.strictObject({ type: v.literal('notWritable'), name, code }),
  v.strictObject({ type: v.literal('diskFull'), name, code }),
  v.strictObject({ type: v.literal('saveFailed'), name, code }),
  v.strictObject({ type: v.literal('notConfirmed'), name, code }),
  v.strictObject({ type: v.literal('changedOnDisk'), name }),
  v.strictObject({ type: v.literal('notPrinted'), code }),
  /** A place chosen for an export is the file of an open plan, which is as it was; not `restored`, where it was emptied by being chosen. */
  v.strictObject({ type: v.literal('holdsPlan'), name, restored: v.boolean() }),
  /** It can be written, but not replaced as a whole. */
  v.strictObject({ type: v.literal('notReplaceable'), name, code }),
  v.strictObject({ type: v.literal('noBackup'), name, code }),
  /** Older versions in plain text of a plan that is sealed now. */
  v.strictObject({ type: v.literal('plainLeft'), name, code }),
  v.strictObject({ type: v.literal('inPlaceFailed'), name, code, restored: v.boolean() }),
]);

/**
 * Why the shell could not do what a window asked. The file on disk is as it was, except after `notConfirmed`: there it is
 * the new one, but the disk did not confirm that a power cut would keep it; and after `inPlaceFailed` that was not restored: there
 * what it held is among its older versions; and after `holdsPlan` that was not restored.
 */
export type HostError = Readonly<v.InferOutput<typeof hostErrorSchema>>;

/** One sentence for a person. */
export function describeHostError(error: HostError): string {
  switch (error.type) {
    case 'rejected':
      return `The request was refused, because its ${error.why} is not valid.`;
    case 'tooBusy':
      return 'Too much that this window asked for is still being done; try again in a moment.';
    case 'tooManyWindows':
      return `There are ${error.most} windows, which is the most; close one and try again.`;
    case 'unknownHandle':
      return 'This file is no longer open; save the plan under a name of your choice.';
    case 'notAPlan':
      return `${error.name} is no plan: names of plans end in .headroom, those of templates in .headroom-template.`;
    case 'notFound':
      return `${error.name} is not there any more.`;
    case 'notReadable':
      return `${error.name} cannot be read (${error.code})${whyNotRead(error.code)}.`;
    case 'tooLarge':
      return `${error.name} is too large: ${megabytes(error.bytes)}, and at most ${megabytes(error.limit)} are read.`;
    case 'notWritable':
      return `${error.name} cannot be written there (${error.code}); choose another place with Save As.`;
    case 'diskFull':
      return `The disk is full (${error.code}); ${error.name} is unchanged.`;
    case 'saveFailed':
      return `Saving failed (${error.code}); ${error.name} is unchanged.`;
    case 'notConfirmed':
      return `${error.name} was written, but the disk did not confirm it (${error.code}); save again, or elsewhere.`;
    case 'changedOnDisk':
      return `${error.name} was changed by another program since it was opened.`;
    case 'notPrinted':
      return `The pages could not be made into a PDF (${error.code}), and no file was written; try again.`;
    case 'holdsPlan':
      return error.restored
        ? `${error.name} holds an open plan itself, and an export in its place would be all that is left of it; choose another name or folder.`
        : `${error.name} holds an open plan itself and was emptied when it was chosen; save the plan now, there or as another file.`;
    case 'notReplaceable':
      return `${error.name} cannot be replaced as a whole (${error.code}): its folder takes no new file, or another program holds it; save it as another file.`;
    case 'noBackup':
      return `${error.name} is unchanged: the backup that comes first could not be made (${error.code}); save it as another file.`;
    case 'plainLeft':
      return `Older versions of ${error.name} from before it was sealed are still there in plain text (${error.code}): remove them from the folder "versions" of the app.`;
    case 'inPlaceFailed':
      return error.restored
        ? `${error.name} could not be written (${error.code}) and is as it was; save it as another file.`
        : `${error.name} could not be written (${error.code}) and may be damaged; what it held is kept under Versions: save the plan as another file.`;
  }
}

/** What the commonest words of the operating system mean, and what to do. */
function whyNotRead(code: string): string {
  switch (code) {
    case 'EISDIR':
    case 'ENXIO':
      return ': it is a folder or a device and no file; choose another one';
    case 'EACCES':
    case 'EPERM':
      return ': you are not allowed to; ask whoever it belongs to';
    case 'ELOOP':
      return ': it is a link that leads back to itself; choose another file';
    default:
      return '';
  }
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}
