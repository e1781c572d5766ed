import './initiatives.css';
import { Fragment, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { currencySign } from '../format/figures';
import { PlusIcon, ZoomInIcon, ZoomOutIcon } from '../frame/icons';
import type { OpenPlan } from '../state/session';
import { InitiativeEditor } from './InitiativeEditor';
import { InitiativesFooter } from './InitiativesFooter';
import type { ValueChange } from './initiativeCommands';
import { InitiativeRow } from './InitiativeRow';
import type { Shown } from './shownRoadmap';
import { TimeHeader, timeLines } from './TimeHeader';
import { MOST_ZOOM, scaleWidth, ticks, timeScale } from './timeScale';

interface PanelProps {
  /** The plan as it is, which edits change. */
  readonly open: OpenPlan;
  /** What is shown, which may be with a change that is tried out. */
  readonly shown: Shown;
  /** Why nothing can be changed; null where it can. */
  readonly heldBy: string | null;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onTry: (change: ValueChange | null) => void;
  readonly onAdd: () => void;
  readonly onCloseGap: () => void;
}

/** From this width on motions have a column of their own. */
const WIDE = 800;

/** The initiatives of the plan: their figures, and their bars over its quarters. */
export function InitiativesPanel(props: PanelProps) {
  const { open, shown, heldBy, selected, onSelect, onTry } = props;
  const { timeline } = open.evaluation;
  const [box, width] = useWidth();
  const [zoom, setZoom] = useState(0);
  const [edited, setEdited] = useState<string | null>(null);
  const hasMotion = width >= WIDE;
  const left = hasMotion ? 496 : 348;
  const scale = useMemo(() => timeScale(timeline, Math.max(width - left, 120), zoom), [timeline, width, left, zoom]);
  const marks = useMemo(() => ticks(timeline, scale), [timeline, scale]);
  const lines = useMemo(() => timeLines({ marks, scale }), [marks, scale]);
  const { initiatives } = shown;
  const focusable = initiatives.some(({ id }) => id === selected) ? selected : (initiatives[0]?.id ?? null);

  const onStep = useCallback(
    (id: string, field: string, by: number) => {
      const rows = [...(box.current?.querySelectorAll<HTMLElement>('tr.initiative') ?? [])];
      const at = rows.findIndex((row) => row.dataset['row'] === id);
      const row = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
      row?.querySelector<HTMLElement>(`[data-field="${field}"]`)?.focus({ preventScroll: true });
      if (box.current !== null && row !== undefined) reveal(box.current, row, left);
    },
    [box, left],
  );
  const edit = (id: string | null) => {
    setEdited(id);
    if (id === null && selected !== null) onStep(selected, 'bar', 0);
    else if (id !== null) onSelect(id);
  };

  return (
    <section className="panel initiatives" aria-label="Initiatives" data-region="initiatives" tabIndex={-1}>
      <header className="panel-header">
        <h2>Initiatives</h2>
        <span className="panel-caption">points of NRR at full effect; bars show ramp and effect</span>
        <span className="panel-actions">
          <button
            type="button"
            className="icon-button"
            aria-label="Show more of the timeline"
            title="Show more of the timeline"
            disabled={zoom === 0}
            onClick={() => setZoom(zoom - 1)}
          >
            <ZoomOutIcon />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label="Show months of the timeline"
            title="Show months of the timeline"
            disabled={zoom === MOST_ZOOM}
            onClick={() => setZoom(zoom + 1)}
          >
            <ZoomInIcon />
          </button>
        </span>
        <button type="button" className="button with-icon" onClick={props.onAdd}>
          <PlusIcon /> Initiative
        </button>
        <button type="button" className="button" onClick={props.onCloseGap}>
          Close the gap
        </button>
      </header>
      <div className="initiative-scroll" ref={box} style={{ ['--left' as string]: `${left}px` }}>
        {initiatives.length === 0 ? (
          <p className="empty">
            What takes NRR from here to there stands here, one initiative a row.{' '}
            <button type="button" className="link" data-first onClick={props.onAdd}>
              Add the first initiative
            </button>
          </p>
        ) : (
          <table
            className="initiative-table"
            style={{ width: left + scaleWidth(scale), ['--time-lines' as string]: lines }}
          >
            <colgroup>
              <col style={{ width: 52 }} />
              <col />
              {hasMotion && <col style={{ width: 110 }} />}
              <col style={{ width: 60 }} />
              <col style={{ width: 76 }} />
              <col style={{ width: scaleWidth(scale) }} />
            </colgroup>
            <thead>
              <tr>
                <th scope="col" className="col-on">
                  On
                </th>
                <th scope="col" className="col-name">
                  Initiative
                </th>
                {hasMotion && (
                  <th scope="col" className="col-motion">
                    Motion
                  </th>
                )}
                <th scope="col" className="num col-points">
                  Points
                </th>
                <th scope="col" className="num col-cost">
                  {`Cost, ${currencySign(open.plan.currency).trim()}`}
                </th>
                <th scope="col" className="col-time">
                  <span className="visually-hidden">Timeline</span>
                  <TimeHeader marks={marks} scale={scale} />
                </th>
              </tr>
            </thead>
            <tbody>
              {initiatives.map((initiative, at) => (
                <Fragment key={initiative.id}>
                  <InitiativeRow
                    open={open}
                    initiative={initiative}
                    at={at}
                    scale={scale}
                    isSelected={initiative.id === selected}
                    isReached={initiative.id === focusable}
                    isEdited={initiative.id === edited}
                    hasMotion={hasMotion}
                    heldBy={heldBy}
                    onSelect={onSelect}
                    onEdit={edit}
                    onTry={onTry}
                    onStep={onStep}
                  />
                  {initiative.id === edited && (
                    <tr className="editor-row">
                      <td colSpan={hasMotion ? 6 : 5}>
                        <div className="editor-place" style={{ width }}>
                          <InitiativeEditor
                            open={open}
                            initiative={initiative}
                            heldBy={heldBy}
                            onClose={() => edit(null)}
                          />
                        </div>
                      </td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
            <InitiativesFooter shown={shown} hasMotion={hasMotion} />
          </table>
        )}
      </div>
    </section>
  );
}

/** Scrolls until the row, and where its bar begins, are in sight beside the frozen columns. */
function reveal(box: HTMLElement, row: HTMLElement, frozen: number): void {
  row.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const bar = row.querySelector('.bar');
  if (bar === null) return;
  const edge = box.getBoundingClientRect().left + frozen;
  const begin = bar.getBoundingClientRect().left;
  if (begin < edge || begin > box.getBoundingClientRect().right - BAR_IN_SIGHT) box.scrollLeft += begin - edge - AHEAD;
}

/** As much of a bar as has to be in sight, and of the time before it. */
const BAR_IN_SIGHT = 60;
const AHEAD = 40;

/** The width that the content of an element has, kept up to date. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(860);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const read = () => setWidth(element.clientWidth);
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width] as const;
}
