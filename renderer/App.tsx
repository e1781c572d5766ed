import { useEffect, useState } from 'react';
import type { Host } from '#host/host';
import { AboutDialog } from './about/AboutDialog';
import { DefinitionsPanel } from './definitions/DefinitionsPanel';
import { ExportDialog } from './export/ExportDialog';
import { KeptView } from './frame/KeptView';
import { QuestionDialog } from './frame/QuestionDialog';
import { Rail } from './frame/Rail';
import { useRegions } from './frame/regions';
import { TopBar } from './frame/TopBar';
import { LineDialogs } from './lines/LineDialogs';
import { MergeDialog } from './scenarios/MergeDialog';
import { openInitial } from './state/files';
import { isDirty, useSession } from './state/session';
import { useView } from './state/view';
import { BasisQuestion } from './start/BasisQuestion';
import { StartScreen } from './start/StartScreen';
import { useCommands } from './useCommands';
import { VIEWS } from './views';

/** The window: a plan in one of its views, or the start screen. */
export function App({ host }: { readonly host: Host }) {
  const open = useSession((state) => state.open);
  const shown = useView((state) => state.view);
  const [isReady, setIsReady] = useState(false);
  useCommands(host);
  useRegions();

  useEffect(() => {
    void openInitial(host).then(() => setIsReady(true));
  }, [host]);

  const title = open === null ? 'Headroom' : `${open.plan.title} · Headroom`;
  const isWriting = useSession((state) => state.isWriting);
  const dirty = isDirty(open) || isWriting;
  const hasPlan = open !== null;
  useEffect(() => {
    host.setState({ title, hasPlan, dirty });
  }, [host, title, hasPlan, dirty]);

  return (
    <div className="window" data-shell={host.shell} data-plan={open !== null}>
      {open === null ? (
        isReady && <StartScreen host={host} />
      ) : (
        <>
          <Rail host={host} />
          <div className="beside-rail">
            <TopBar host={host} open={open} />
            <BasisQuestion open={open} />
            <div className="views">
              {VIEWS.map((view) => (
                <KeptView key={view.id} view={view} open={open} isShown={view.id === shown} />
              ))}
              <DefinitionsPanel open={open} />
            </div>
          </div>
        </>
      )}
      {open !== null && <LineDialogs open={open} />}
      {open !== null && <ExportDialog host={host} open={open} />}
      {open !== null && <MergeDialog open={open} />}
      <AboutDialog host={host} />
      <QuestionDialog />
    </div>
  );
}
