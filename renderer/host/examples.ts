import { err, ok, type Result } from '#base/result';
import type { OpenedPlan } from '#host/contract';
import type { HostError } from '#host/errors';

export const exampleNames: readonly string[] = __EXAMPLES__;

/** Examples are files of the page itself, in both shells. */
export async function openExample(name: string): Promise<Result<OpenedPlan, HostError>> {
  if (!exampleNames.includes(name)) return err({ type: 'notFound', name });
  return fetchPlan(`./examples/${name}.headroom`, `${name}.headroom`);
}

/** The example this page was opened for, by its address, or null. */
export async function openExampleOfAddress(): Promise<Result<OpenedPlan, HostError> | null> {
  const name = new URLSearchParams(location.search).get('example');
  return name === null ? null : openExample(name);
}

/** Fetches a plan from the page's own origin; it has no handle, so saving asks for a place. */
export async function fetchPlan(address: string, name: string): Promise<Result<OpenedPlan, HostError>> {
  try {
    const response = await fetch(address);
    if (!response.ok) return err({ type: 'notFound', name });
    return ok({ handle: null, name, bytes: new Uint8Array(await response.arrayBuffer()) });
  } catch {
    return err({ type: 'notReadable', name, code: 'fetch' });
  }
}
