import { create } from 'zustand';
import type { FileKind } from '#host/contract';
import { describeHostError } from '#host/errors';
import type { Host } from '#host/host';
import { afterOthers } from '../frame/afterOthers';
import { mayLeaveUnsealed } from './plainWarning';

/** What making a file tells the window, and asks of it, while it works. */
export interface Making {
  /** `share` of the work that is done, from 0 to 1; `doing` says what is under way. */
  readonly report: (share: number, doing: string) => void;
  /** Lets the window do what waits for it; to be awaited at least every 50 ms. Throws `Cancelled` where a person cancelled. */
  readonly rest: () => Promise<void>;
}

/** A file to be made: what kind it is, what to call it, and how. */
export interface Output {
  readonly kind: FileKind;
  readonly suggestedName: string;
  /** Where the plan is sealed, this file is too. */
  readonly isSealed?: boolean;
  readonly make: (making: Making) => Promise<Uint8Array>;
}

export type Exporting =
  | { readonly type: 'choosing' }
  | { readonly type: 'making'; readonly name: string; readonly share: number; readonly doing: string }
  | { readonly type: 'done'; readonly name: string }
  | { readonly type: 'failed'; readonly why: string };

/** Ends the making of a file that a person cancelled. */
class Cancelled extends Error {}

/** Ends the making of a file that cannot be made, with a sentence for a person. */
export class NotMade extends Error {}

/** The export dialog: whether it is open, and what it is doing. */
export const useExport = create<{ readonly isOpen: boolean; readonly exporting: Exporting }>(() => ({
  isOpen: false,
  exporting: { type: 'choosing' },
}));

export function openExport(): void {
  useExport.setState({ isOpen: true, exporting: { type: 'choosing' } });
}

let run = 0;

/** Closing while a file is being made cancels it: nothing is written. */
export function closeExport(): void {
  run++;
  useExport.setState({ isOpen: false, exporting: { type: 'choosing' } });
}

/** Stops making a file and goes back to the choice. */
export function cancelMaking(): void {
  run++;
  useExport.setState({ exporting: { type: 'choosing' } });
}

/** Asks for a place, makes the file and writes it there, whole or not at all; from the place on the dialog says how far it is. */
export async function exportFile(host: Host, output: Output): Promise<void> {
  const mine = ++run;
  const isMine = () => run === mine;
  const show = (exporting: Exporting) => isMine() && useExport.setState({ isOpen: true, exporting });
  if (output.isSealed !== true && !(await mayLeaveUnsealed())) return;
  const place = await host.chooseExport(output.kind, output.suggestedName);
  if (!place.ok) return void show({ type: 'failed', why: describeHostError(place.error) });
  if (place.value === null || !isMine()) return;
  const { handle, name } = place.value;
  const making: Making = {
    report: (share, doing) => show({ type: 'making', name, share, doing }),
    rest: () =>
      new Promise((done, cancel) => afterOthers(() => (isMine() ? done() : cancel(new Cancelled('cancelled'))))),
  };
  making.report(0, 'Preparing');
  try {
    await making.rest();
    const bytes = await output.make(making);
    await making.rest();
    const written = await host.writeExport(handle, bytes);
    show(written.ok ? { type: 'done', name } : { type: 'failed', why: describeHostError(written.error) });
  } catch (error) {
    if (error instanceof Cancelled) return;
    if (error instanceof NotMade) return void show({ type: 'failed', why: error.message });
    show({ type: 'failed', why: `${name} could not be made.` });
    throw error;
  }
}
