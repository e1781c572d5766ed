import { create } from 'zustand';

/** The readings of the plan's NRR and GRR, or how the plan compares with benchmarks. */
export type DefinitionsTab = 'readings' | 'benchmarks';

interface DefinitionsState {
  /** Null while the panel is closed. */
  readonly tab: DefinitionsTab | null;
  /** The period that is read, by its id; null for the last of the plan. */
  readonly period: string | null;
  /** How often the panel was called: each time it takes the keyboard. */
  readonly calls: number;
}

export const useDefinitions = create<DefinitionsState>(() => ({ tab: null, period: null, calls: 0 }));

/** What had the keyboard when the panel was called, and gets it back. */
let caller: Element | null = null;

/** Calls the panel, which takes the keyboard, at the period it stood at unless one is named. */
export function showDefinitions(
  tab: DefinitionsTab,
  period?: string | null,
  from: Element | null = document.activeElement,
): void {
  if (useDefinitions.getState().tab === null) caller = from;
  useDefinitions.setState(({ calls }) => ({ tab, calls: calls + 1, ...(period === undefined ? {} : { period }) }));
}

export function turnTo(tab: DefinitionsTab): void {
  useDefinitions.setState({ tab });
}

export function readAt(period: string | null): void {
  useDefinitions.setState({ period });
}

export function hideDefinitions(): void {
  useDefinitions.setState({ tab: null });
  if (caller instanceof HTMLElement && caller.isConnected) caller.focus();
  caller = null;
}
