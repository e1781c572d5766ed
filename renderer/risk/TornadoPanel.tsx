import { type ReactNode, useMemo } from 'react';
import { tornadoOf } from '#analysis/tornado';
import { zeroAxis } from '../charts/axis';
import { ChartPanel, type Choice } from '../charts/ChartPanel';
import type { Draw } from '../charts/chartPicture';
import { DrawnChart } from '../charts/DrawnChart';
import { NOT_AVAILABLE } from '../format/figures';
import { Scrolling } from '../frame/Scrolling';
import { isLoss } from '../inspector/figureText';
import { drawTornado, TORNADO_HEAD, TORNADO_ROW } from './drawTornado';
import { goToInput } from './goToInput';
import { largestOf, lineScale, valueText } from './lineScale';
import type { RiskRun } from './riskRun';
import { sharesOf } from '#analysis/trialFigures';
import type { ShownRisk } from './shownRisk';
import { tornadoRows } from './tornadoRows';

interface TornadoPanelProps {
  readonly run: RiskRun;
  readonly shown: ShownRisk;
  readonly label: string;
  readonly asMrr: boolean;
  readonly choices: readonly Choice[];
  readonly onChoose: (id: string) => void;
  readonly controls: ReactNode;
}

/** What each input with a range does to the figure by itself, the largest first; a click goes to the input. */
export function TornadoPanel({ run, shown, label, asMrr, choices, onChoose, controls }: TornadoPanelProps) {
  const { line, periodId, sample } = shown;
  const { plan, scenario } = run.question;
  const found = useMemo(
    () => tornadoOf(plan, scenario, { line: line.id, segment: null, period: periodId }),
    [plan, scenario, line, periodId],
  );
  const shares = useMemo(() => sharesOf(run.simulation, sample), [run, sample]);
  if (!found.ok) return null;
  const tornado = found.value;
  const scale = lineScale(plan, line, largestOf([tornado.point]), asMrr);
  const rows = tornadoRows(plan, tornado, scale, shares);
  const drawing = { rows, axis: zeroAxis(rows.flatMap(({ low, high }) => [low, high])), isLoss: isLoss(line.id) };
  const draw: Draw = (to, width, height) => drawTornado(to, width, height, drawing);
  const unit = line.unit === 'rate' ? 'points' : scale.unit;
  const height = TORNADO_HEAD + rows.length * TORNADO_ROW + 4;
  return (
    <ChartPanel
      title={`What moves ${line.label}`}
      caption={
        Number.isNaN(tornado.point)
          ? `${line.label}, ${label}: the plan’s own cannot be computed, so no bar has a beginning`
          : `${line.label}, ${label}, ${unit === '' ? '' : `${unit} `}against the plan’s ${valueText(tornado.point, scale)}, one input at a time`
      }
      choices={choices}
      chosen="tornado"
      onChoose={onChoose}
      controls={controls}
      table={() => ({
        head: ['Input', '5th to 95th', 'At the 5th', 'At the 95th', 'Swing', 'Share of the spread, %'],
        rows: rows.map((row) => ({
          label: row.label,
          cells: [row.range, row.lowText, row.highText, row.swing, row.share],
        })),
      })}
      note="Swing: the input at its 5th and at its 95th percentile, all else as planned. Share: of the spread over all trials."
      draw={draw}
    >
      {rows.every(({ swing }) => swing === NOT_AVAILABLE) ? (
        <p className="empty">
          {line.label} cannot be computed in {label}.
        </p>
      ) : (
        <Scrolling className="risk-scroll">
          <div className="risk-tornado" style={{ height }}>
            <DrawnChart
              draw={draw}
              summary={`What moves ${line.label} in ${label}: ${rows.map((row) => `${row.label} ${row.lowText} to ${row.highText}`).join(', ')}.`}
            />
            {rows.map((row, at) => {
              const swing = tornado.swings[at];
              return (
                <button
                  key={row.label}
                  type="button"
                  className="risk-row"
                  style={{ top: TORNADO_HEAD + at * TORNADO_ROW, height: TORNADO_ROW }}
                  aria-label={`Go to ${row.label}`}
                  title={`Go to ${row.label}`}
                  onClick={() => swing !== undefined && goToInput(plan, swing.varied.range)}
                />
              );
            })}
          </div>
        </Scrolling>
      )}
    </ChartPanel>
  );
}
