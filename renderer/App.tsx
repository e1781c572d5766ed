import type { Host } from '#host/host';

/** The window: so far its name. */
export function App({ host }: { readonly host: Host }) {
  return (
    <main data-shell={host.shell}>
      <h1>Headroom</h1>
    </main>
  );
}
