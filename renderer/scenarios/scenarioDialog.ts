import { create } from 'zustand';

/** What about scenarios is being asked or shown: a name in the pills, or a dialog. */
type ScenarioDialog =
  | { readonly type: 'rename'; readonly scenario: string }
  | { readonly type: 'add' }
  | { readonly type: 'lock'; readonly scenario: string }
  | { readonly type: 'overrides'; readonly scenario: string };

export const useScenarioDialog = create<{ readonly dialog: ScenarioDialog | null }>(() => ({ dialog: null }));

export function openScenarioDialog(dialog: ScenarioDialog): void {
  useScenarioDialog.setState({ dialog });
}

export function closeScenarioDialog(): void {
  useScenarioDialog.setState({ dialog: null });
}
