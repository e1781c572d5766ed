import { memo } from 'react';
import type { Target } from '#exchange/import/choices';
import type { Line } from '#plan/model';
import { lineOf } from '#plan/planParts';
import type { OpenPlan } from '../state/session';
import { asSentence } from './ImportChoices';
import { choose, useImport } from './importRun';
import { LazySelect } from './LazySelect';
import type { Look, SeriesLook } from './look';

/** Which line and segment each row or column of the file becomes. */
export function ImportMapping({ look, open }: { readonly look: Look; readonly open: OpenPlan }) {
  const chosen = useImport((state) => state.importing?.asked.chosen.targets);
  const setTarget = (key: string, target: Target | null) => choose({ targets: { ...chosen, [key]: target } });
  return (
    <section className="import-mapping" aria-label="What becomes of it">
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col">First values</th>
            <th scope="col">Line of the plan</th>
          </tr>
        </thead>
        <tbody>
          {look.series.map((series) => (
            <SeriesRow
              key={series.key}
              series={series}
              lines={look.lines}
              open={open}
              onChoose={(target) => setTarget(series.key, target)}
            />
          ))}
        </tbody>
      </table>
      {look.moreSeries > 0 && (
        <p className="import-more">{`And ${look.moreSeries} more, which stay as proposed. Import a smaller table to choose them.`}</p>
      )}
    </section>
  );
}

interface SeriesRowProps {
  readonly series: SeriesLook;
  /** Lines of the plan that can be set. */
  readonly lines: readonly string[];
  readonly open: OpenPlan;
  readonly onChoose: (target: Target | null) => void;
}

function SeriesRow({ series, lines, open, onChoose }: SeriesRowProps) {
  const { label, segment, samples, target } = series;
  const { plan } = open;
  const name = segment === null ? label : `${label}, ${segment}`;
  const { value, isSure, because } = target;
  const line = value === null ? undefined : lineOf(plan, value.line);
  const isSplit = line?.segmented === true && plan.segments.length > 0;
  const chosenLine = value?.line ?? '';
  return (
    <tr className={isSure ? '' : 'unsure'}>
      <th scope="row" title={name}>
        {name === '' ? 'Without a heading' : name}
        {!isSure && because !== '' && <small>{asSentence(because)}</small>}
      </th>
      <td className="num">{samples.join('  ·  ')}</td>
      <td>
        <span className="import-target">
          <LineSelect
            open={open}
            lines={lines}
            label={`${name}: line of the plan`}
            chosen={chosenLine}
            title={because}
            onChoose={(id) => onChoose(id === '' ? null : { line: id, segment: value?.segment ?? null })}
          />
          {isSplit && value !== null && (
            <select
              className="field"
              aria-label={`${name}: segment`}
              value={value.segment ?? ''}
              onChange={(event) =>
                onChoose({ line: value.line, segment: event.target.value === '' ? null : event.target.value })
              }
            >
              <option value="">Total</option>
              {plan.segments.map(({ id, name: called }) => (
                <option key={id} value={id}>
                  {called}
                </option>
              ))}
            </select>
          )}
          {!isSure && (
            <button
              type="button"
              className="button small"
              aria-label={`That is right: ${name}, ${line?.label ?? 'leave out'}`}
              onClick={() => onChoose(value)}
            >
              That is right
            </button>
          )}
        </span>
      </td>
    </tr>
  );
}

interface LineSelectProps {
  readonly open: OpenPlan;
  readonly lines: readonly string[];
  readonly label: string;
  readonly chosen: string;
  readonly title: string;
  readonly onChoose: (id: string) => void;
}

/** A choice of line. */
function LineSelect({ open, lines, label, chosen, title, onChoose }: LineSelectProps) {
  const { lines: all } = open.plan;
  return (
    <LazySelect
      label={label}
      title={title}
      value={chosen}
      onChoose={onChoose}
      options={(isFull) => (
        <>
          <option value="">Leave out</option>
          {isFull ? (
            <Lines all={all} lines={lines} chosen={chosen} />
          ) : (
            chosen !== '' && <option value={chosen}>{lineOf({ lines: all }, chosen)?.label}</option>
          )}
        </>
      )}
    />
  );
}

interface LinesProps {
  readonly all: readonly Line[];
  readonly lines: readonly string[];
  readonly chosen: string;
}

/** The lines that a series can become, by their sections. */
const Lines = memo(({ all, lines, chosen }: LinesProps) => {
  const sections = [...new Set(all.map(({ section }) => section))];
  return sections.map((section) => (
    <optgroup key={section} label={section}>
      {all
        .filter((one) => one.section === section && (lines.includes(one.id) || one.id === chosen))
        .map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
    </optgroup>
  ));
});
