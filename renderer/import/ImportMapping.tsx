import type { Target } from '#exchange/import/choices';
import type { Line } from '#plan/model';
import { lineOf } from '#plan/planParts';
import type { OpenPlan } from '../state/session';
import { choose, useImport } from './importRun';
import type { Look, SeriesLook } from './look';
import { LateSelect, MappingRow, MappingTable } from './MappingTable';

/** Which line and segment each row or column of the file becomes. */
export function ImportMapping({ look, open }: { readonly look: Look; readonly open: OpenPlan }) {
  const chosen = useImport((state) => state.importing?.asked.chosen.targets);
  const setTarget = (key: string, target: Target | null) => choose({ targets: { ...chosen, [key]: target } });
  const more = `And ${look.moreSeries} more, which stay as proposed. Import a smaller table to choose them.`;
  return (
    <MappingTable becomes="Line of the plan" more={look.moreSeries > 0 ? more : null}>
      {look.series.map((series) => (
        <SeriesRow
          key={series.key}
          series={series}
          lines={look.lines}
          open={open}
          onChoose={(target) => setTarget(series.key, target)}
        />
      ))}
    </MappingTable>
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
  const { value } = target;
  const line = value === null ? undefined : lineOf(plan, value.line);
  const isSplit = line?.segmented === true && plan.segments.length > 0;
  const chosenLine = value?.line ?? '';
  return (
    <MappingRow
      name={name}
      samples={samples}
      proposal={target}
      target={line?.label ?? 'leave out'}
      onAgree={() => onChoose(value)}
    >
      <LateSelect
        label={`${name}: line of the plan`}
        title={target.because}
        value={chosenLine}
        onChoose={(id) => onChoose(id === '' ? null : { line: id, segment: value?.segment ?? null })}
      >
        {(isFull) => <LineOptions all={plan.lines} lines={lines} chosen={chosenLine} isFull={isFull} />}
      </LateSelect>
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
    </MappingRow>
  );
}

interface OptionsProps {
  readonly all: readonly Line[];
  readonly lines: readonly string[];
  readonly chosen: string;
  readonly isFull: boolean;
}

function LineOptions({ all, lines, chosen, isFull }: OptionsProps) {
  const sections = isFull ? [...new Set(all.map(({ section }) => section))] : [];
  return (
    <>
      <option value="">Leave out</option>
      {!isFull && chosen !== '' && <option value={chosen}>{lineOf({ lines: all }, chosen)?.label}</option>}
      {sections.map((section) => (
        <optgroup key={section} label={section}>
          {all
            .filter((one) => one.section === section && (lines.includes(one.id) || one.id === chosen))
            .map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
        </optgroup>
      ))}
    </>
  );
}
