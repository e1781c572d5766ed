import type { FileError } from './world';

/** One sentence: why a file was not read. */
export function describeFileError(path: string, error: FileError): string {
  return error.type === 'missing' ? `There is no file ${path}.` : `${path} cannot be read: ${error.why}.`;
}
