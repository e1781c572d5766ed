import { createContext, useContext } from 'react';
import type { Host } from '#host/host';

export const HostContext = createContext<Host | null>(null);

/** The shell, for what lies deep in a view. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('The window has no shell');
  return host;
}
