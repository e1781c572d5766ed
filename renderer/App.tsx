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
import { ImportDialog } from './import/ImportDialog';
import { HostContext } from './host/useHost';
import { useSettled } from './frame/useSettled';
import { LineDialogs } from './lines/LineDialogs';
import { openFirst } from './recovery/recover';
import { RecoveryLine } from './recovery/RecoveryLine';
import { MergeDialog } from './scenarios/MergeDialog';
import { SealDialog } from './seal/SealDialog';
import { UnsealDialog } from './seal/UnsealDialog';
import { useUnsealing } from './seal/unsealing';
import { isDirty, type OpenPlan, useSession } from './state/session';
import { useView } from './state/view';
import { BasisQuestion } from './start/BasisQuestion';
import { StartScreen } from './start/StartScreen';
import { useCommands } from './useCommands';
import { VersionsDialog } from './versions/VersionsDialog';
import { VIEWS } from './views';

/** The window: a plan in one of its views, or the start screen. */
export function App({ host }: { readonly host: Host }) {
  const open = useSession((state) => state.open);
  const shown = useView((state) => state.view);
  const [isReady, setIsReady] = useState(false);
  const isAsked = useUnsealing((state) => state.asked !== null);
  useCommands(host);
  useRegions();

  useEffect(() => {
    void openFirst(host).then(() => setIsReady(true));
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
        (isReady || isAsked) && <StartScreen host={host} />
      ) : (
        <>
          <Rail host={host} />
          <div className="beside-rail">
            <AboveViews host={host} open={open} />
            <HostContext value={host}>
              <div className="views">
                {VIEWS.map((view) => (
                  <KeptView key={view.id} view={view} open={open} isShown={view.id === shown} />
                ))}
                <DefinitionsPanel open={open} />
              </div>
            </HostContext>
          </div>
        </>
      )}
      {open !== null && <LineDialogs open={open} />}
      {open !== null && <ExportDialog host={host} open={open} />}
      {open !== null && <ImportDialog host={host} open={open} />}
      {open !== null && <MergeDialog open={open} />}
      {open !== null && <SealDialog host={host} open={open} />}
      <UnsealDialog />
      {open !== null && <VersionsDialog host={host} open={open} />}
      <AboutDialog host={host} />
      <QuestionDialog />
    </div>
  );
}

/** Both tell of the plan as a whole: nobody should wait for them to see what an edit did. */
function AboveViews({ host, open }: { readonly host: Host; readonly open: OpenPlan }) {
  const settled = useSettled(open);
  return (
    <>
      <TopBar host={host} open={settled} />
      <RecoveryLine host={host} open={settled} />
      <BasisQuestion open={settled} />
    </>
  );
}
