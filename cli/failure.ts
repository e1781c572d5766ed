import { err, type Result } from '#base/result';

/**
 * Why a command ends without doing what was asked: one sentence for the person, and the exit code. 2 is for a wrong
 * command line or a file that cannot be read, 1 for everything that was understood and still cannot be done.
 */
export interface Failure {
  readonly message: string;
  readonly exit: 1 | 2;
}

export type Attempt<T> = Result<T, Failure>;

/** The command line, or what it says about the plan, is wrong. */
export function misuse(message: string): { readonly ok: false; readonly error: Failure } {
  return err({ message, exit: 2 });
}

/** The command was understood, and cannot be done. */
export function refusal(message: string): { readonly ok: false; readonly error: Failure } {
  return err({ message, exit: 1 });
}
