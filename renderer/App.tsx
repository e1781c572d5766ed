import { useEffect, useState } from 'react';
import type { Host } from '#host/host';
import { PlanCharts } from './charts/PlanCharts';
import { KeyFigures } from './keyFigures/KeyFigures';
import { QuestionDialog } from './frame/QuestionDialog';
import { FormulaBar } from './inspector/FormulaBar';
import { Inspector } from './inspector/Inspector';
import { StatusBar } from './frame/StatusBar';
import { TopBar } from './frame/TopBar';
import { LineDialogs } from './lines/LineDialogs';
import { PlanGrid } from './plan/PlanGrid';
import { openInitial } from './state/files';
import { isDirty, useSession } from './state/session';
import { BasisQuestion } from './start/BasisQuestion';
import { StartScreen } from './start/StartScreen';
import { useCommands } from './useCommands';

/** The window: a plan in its grid and charts, or the start screen. */
export function App({ host }: { readonly host: Host }) {
  const open = useSession((state) => state.open);
  const [isReady, setIsReady] = useState(false);
  useCommands(host);

  useEffect(() => {
    void openInitial(host).then(() => setIsReady(true));
  }, [host]);

  const title = open === null ? 'Headroom' : `${open.plan.title} · Headroom`;
  const dirty = isDirty(open);
  const hasPlan = open !== null;
  useEffect(() => {
    host.setState({ title, hasPlan, dirty });
  }, [host, title, hasPlan, dirty]);

  return (
    <div className="window" data-shell={host.shell}>
      {open === null ? (
        isReady && <StartScreen host={host} />
      ) : (
        <>
          <TopBar host={host} open={open} />
          <KeyFigures open={open} />
          <BasisQuestion open={open} />
          <main className="plan-view">
            <div className="plan-sheet">
              <FormulaBar open={open} />
              <PlanGrid key={open.evaluation.timeline.start} open={open} />
            </div>
            <PlanCharts open={open} />
            <Inspector open={open} />
          </main>
          <StatusBar open={open} />
        </>
      )}
      {open !== null && <LineDialogs open={open} />}
      <QuestionDialog />
    </div>
  );
}
