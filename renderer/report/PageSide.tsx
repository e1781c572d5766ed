import type { PageId } from '#exchange/report/page';
import { VIEW_NAMES, type ViewId } from '#host/contract';
import { DownIcon, UpIcon } from '../frame/icons';
import { NoteField } from '../inspector/NoteField';
import type { OpenPlan } from '../state/session';
import { showView } from '../state/view';
import type { NumberedPage } from './numberedPages';
import { changeReportPage, moveReportPage, switchReportPage } from './reportCommands';

interface SideProps {
  readonly open: OpenPlan;
  readonly shown: NumberedPage;
  /** Its place among all pages, from 0, and that of the last. */
  readonly at: number;
  readonly last: number;
}

/** What a person says about one page: whether it is in the report and where, its name, its headline, a sentence of comment. */
export function PageSide({ open, shown, at, last }: SideProps) {
  const { arranged, name, number, written } = shown;
  const { id, isShown, headline, comment, title } = arranged;
  const { missing } = written;
  const view = VIEW_OF[id];
  const hasMoved = headline !== null && headline.insteadOf !== written.heading;
  const change = (changes: Parameters<typeof changeReportPage>[2], what: string) =>
    changeReportPage(open, id, changes, `${what} of ${name}`);
  return (
    <aside className="report-side" aria-label="Chosen page" data-region="form" tabIndex={-1}>
      <header className="panel-header">
        <h2>{number === null ? 'Not printed' : `Page ${number}`}</h2>
        <span className="panel-caption">{written.title}</span>
        <button
          type="button"
          className="icon-button"
          aria-label="Move the page up"
          title="Move the page up (Alt+↑)"
          disabled={at === 0}
          onClick={() => moveReportPage(open, id, at - 1, name)}
        >
          <UpIcon />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Move the page down"
          title="Move the page down (Alt+↓)"
          disabled={at === last}
          onClick={() => moveReportPage(open, id, at + 1, name)}
        >
          <DownIcon />
        </button>
      </header>
      <div className="report-form">
        <label className="report-check">
          <input type="checkbox" checked={isShown} onChange={() => switchReportPage(open, arranged, name)} />
          In the report
        </label>
        {missing !== null && (
          <p className="report-said">
            {missing}{' '}
            {view !== undefined && (
              <button type="button" className="link" onClick={() => showView(view)}>
                Open {VIEW_NAMES[view]}
              </button>
            )}
          </p>
        )}
        <NoteField
          key={`title ${title}`}
          title="Name in lists"
          label={`Name of the page ${written.title}`}
          text={title}
          placeholder={written.title}
          onWritten={(text) => change({ title: oneLine(text) }, 'name')}
        />
        <NoteField
          key={`headline ${headline?.text ?? ''}`}
          title="Headline"
          label={`Headline of ${name}`}
          text={headline?.text ?? ''}
          placeholder={written.heading}
          onWritten={(text) =>
            change({ headline: text === '' ? null : { text: oneLine(text), insteadOf: written.heading } }, 'headline')
          }
        />
        {headline === null ? (
          <p className="report-said">
            Written from the figures. One of your own stays as it is, and is marked when they move.
          </p>
        ) : (
          <div className={hasMoved ? 'amber-box' : 'report-said'}>
            {hasMoved && <b>The figures have moved since. </b>}
            From the figures: “{written.heading}”
            <span className="report-choices">
              {hasMoved && (
                <button
                  type="button"
                  className="link"
                  onClick={() => change({ headline: { ...headline, insteadOf: written.heading } }, 'headline')}
                >
                  Keep mine
                </button>
              )}
              <button type="button" className="link" onClick={() => change({ headline: null }, 'headline')}>
                Use that
              </button>
            </span>
          </div>
        )}
        <NoteField
          key={`comment ${comment}`}
          title="Comment"
          label={`Comment of ${name}`}
          text={comment}
          placeholder="What a reader should make of it…"
          onWritten={(text) => change({ comment: text }, 'comment')}
        />
        <p className="report-said">
          Sentences and single figures are of the scenario chosen above, {scenarioName(open)}.
        </p>
      </div>
    </aside>
  );
}

/** Where what a page is read from can be given to the plan. */
const VIEW_OF: Partial<Record<PageId, ViewId>> = {
  roadmap: 'roadmap',
  growth: 'growth',
  costs: 'costs',
  scenarios: 'compare',
  risk: 'risk',
};

function scenarioName({ plan, scenario }: OpenPlan): string {
  return plan.scenarios[scenario]?.name ?? '';
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
