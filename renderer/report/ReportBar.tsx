import type { Paper } from '#plan/places';
import { openExport } from '../export/exportRun';
import { Segmented } from '../frame/Segmented';
import { useHost } from '../host/HostContext';
import type { Zoom } from './PaperStage';
import { exportSlides } from './deckOutput';
import { exportReport } from './print/exportReport';
import { printReport } from './print/printReport';
import { choosePaper } from './reportCommands';

interface BarProps {
  readonly paper: Paper;
  readonly count: number;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
}

const PAPERS = [
  { value: 'a4', label: 'A4' },
  { value: 'letter', label: 'Letter' },
] as const;

const ZOOMS = [
  { value: 'fit', label: 'Fit' },
  { value: 'full', label: '100%' },
] as const;

/** How many pages there are, on what paper, and where they can go. */
export function ReportBar({ paper, count, zoom, onZoom }: BarProps) {
  const host = useHost();
  return (
    <section className="filter-bar" aria-label="Report" data-region="choices" tabIndex={-1}>
      <span className="filter">
        <b className="report-title">Report</b>
        {count === 1 ? '1 page' : `${count} pages`}
      </span>
      <span className="filter">
        Paper
        <Segmented label="Paper" options={PAPERS} chosen={paper} onChoose={choosePaper} />
      </span>
      <span className="filter filter-last">
        <Segmented label="Size on the screen" options={ZOOMS} chosen={zoom} onChoose={onZoom} />
        <button type="button" className="button" onClick={openExport}>
          Export…
        </button>
        <button type="button" className="button" onClick={() => void exportSlides(host)}>
          Save as slides…
        </button>
        {host.makePdf === null ? (
          <button type="button" className="button primary" onClick={() => void printReport()}>
            Print or save as PDF…
          </button>
        ) : (
          <>
            <button type="button" className="button" onClick={() => void printReport()}>
              Print…
            </button>
            <button type="button" className="button primary" onClick={() => void exportReport(host)}>
              Save as PDF…
            </button>
          </>
        )}
      </span>
    </section>
  );
}
