import { createContext, useContext } from 'react';
import type { Host } from '#host/host';

export const HostContext = createContext<Host | null>(null);

/** The shell around the window. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('There is no shell around this part of the window');
  return host;
}
