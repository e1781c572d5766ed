import { useState } from 'react';
import type { PlanCrossover } from '#analysis/planCrossover';
import { CROSSOVER_RULES } from '#domain/crossover';
import { ChartPanel } from '../charts/ChartPanel';
import type { Draw } from '../charts/chartPicture';
import { DrawnChart } from '../charts/DrawnChart';
import { Segmented } from '../frame/Segmented';
import { CellField } from '../frame/CellField';
import { type OpenPlan, refuse } from '../state/session';
import { BreakEvens, QuotedRule } from './BreakEvens';
import { crossoverDrawing } from './crossoverDrawing';
import { basisSentence, MOTION_NAMES, motionsSentence, pointText, verdictSentence } from './crossoverTexts';
import { drawCrossover } from './drawCrossover';
import { moneyFormat, moneyText, plainNumber, readOptionalAmount, readOptionalPercent } from './growthTexts';
import { NotAvailable, type ToInput } from './NotAvailable';
import type { ShownGrowth } from './shownGrowth';
import { type SpendAsked, useCrossover } from './useCrossover';

interface CrossoverProps {
  readonly open: OpenPlan;
  readonly shown: ShownGrowth;
  readonly toInput: ToInput;
}

const CHOICES = [
  { id: 'chart', label: 'Where a dollar goes further' },
  { id: 'bands', label: 'Break-even by motion' },
] as const;

/** A sum on retention and expansion against the same sum on new logos, and from how many points on each motion pays. */
export function Crossover({ open, shown, toInput }: CrossoverProps) {
  const [asked, setAsked] = useState<SpendAsked>({ sum: null, points: null });
  const [byMargin, setByMargin] = useState(false);
  const [chosen, setChosen] = useState<string>('chart');
  const found = useCrossover(shown, asked);
  if (!found.ok) return <p className="empty">{found.error}</p>;
  const { value } = found;
  const { currency } = shown.plan;
  const drawing = crossoverDrawing(value, currency);
  const draw: Draw = (to, width, height) => drawCrossover(to, width, height, drawing);
  const isChart = chosen === 'chart';
  return (
    <ChartPanel
      title="Where a dollar goes further"
      caption={isChart ? '' : 'points of NRR a year, at the stage of the plan'}
      pictureCaption={`${drawing.unit} by points of NRR`}
      choices={CHOICES}
      chosen={chosen}
      onChoose={setChosen}
      table={() => crossoverTable(value, currency)}
      note={basisSentence(value)}
      draw={draw}
      {...(isChart
        ? {
            controls: (
              <Asked
                value={value}
                asked={asked}
                currency={currency}
                onAsk={setAsked}
                byMargin={byMargin}
                onMargin={setByMargin}
              />
            ),
          }
        : {})}
    >
      {isChart ? (
        <ChartBody value={value} draw={draw} currency={currency} byMargin={byMargin} toInput={toInput} />
      ) : (
        <BreakEvens open={open} value={value} currency={currency} toInput={toInput} />
      )}
    </ChartPanel>
  );
}

interface AskedProps {
  readonly value: PlanCrossover;
  readonly asked: SpendAsked;
  readonly currency: string;
  readonly onAsk: (asked: SpendAsked) => void;
  readonly byMargin: boolean;
  readonly onMargin: (byMargin: boolean) => void;
}

function Asked({ value, asked, currency, onAsk, byMargin, onMargin }: AskedProps) {
  return (
    <span className="asked">
      <span title="Spent every year, on new logos or on retention and expansion; empty for what the programme of the plan costs">
        Sum a year
      </span>
      <CellField
        label="Sum a year"
        className="num"
        shown={Number.isNaN(value.yearly) ? '' : moneyText(value.yearly, currency)}
        typed={asked.sum === null ? '' : plainNumber(asked.sum)}
        placeholder="type a sum"
        read={readOptionalAmount}
        onTake={(sum) => onAsk({ ...asked, sum })}
        onRefuse={refuse}
      />
      <span title="Points of annual NRR that the sum gains; empty for what the initiatives of the scenario bring">
        for
      </span>
      <CellField
        label="Points of NRR gained"
        className="num points"
        shown={`${pointText(value.points)} pt`}
        typed={asked.points === null ? '' : plainNumber(asked.points * 100)}
        read={readOptionalPercent}
        onTake={(points) => onAsk({ ...asked, points })}
        onRefuse={refuse}
      />
      <Segmented
        label="Basis of what is gained"
        options={[
          { value: 'arr', label: 'ARR' },
          { value: 'margin', label: 'Gross margin', title: 'The gross margin that the ARR brings in a year' },
        ]}
        chosen={byMargin ? 'margin' : 'arr'}
        onChoose={(basis) => onMargin(basis === 'margin')}
      />
    </span>
  );
}

interface ChartBodyProps {
  readonly value: PlanCrossover;
  readonly draw: Draw;
  readonly currency: string;
  readonly byMargin: boolean;
  readonly toInput: ToInput;
}

function ChartBody({ value, draw, currency, byMargin, toInput }: ChartBodyProps) {
  const sentence = verdictSentence(value, currency, byMargin);
  const rule = CROSSOVER_RULES.find(({ text }) => text.includes('100%'));
  const isPriced = value.worth > 0;
  return (
    <>
      {isPriced ? (
        <DrawnChart draw={draw} summary={`${sentence} ${motionsSentence(value)}`} />
      ) : (
        <p className="chart-missing">
          What new-logo ARR costs is not known:{' '}
          <NotAvailable figure={value.years[0]?.cacRatio ?? value.blocked} toInput={toInput} />
        </p>
      )}
      <div className="verdict">
        {isPriced && <Verdict value={value} sentence={sentence} byMargin={byMargin} toInput={toInput} />}
        {isPriced && <p className="motions-said">{motionsSentence(value)}</p>}
        {rule !== undefined && <QuotedRule rule={rule} />}
      </div>
    </>
  );
}

interface VerdictProps {
  readonly value: PlanCrossover;
  readonly sentence: string;
  readonly byMargin: boolean;
  readonly toInput: ToInput;
}

/** What the sum does on either side, or what is missing to say it. */
function Verdict({ value, sentence, byMargin, toInput }: VerdictProps) {
  if (value.blocked.why !== null) {
    return (
      <p>
        The sum cannot be judged: <NotAvailable figure={value.blocked} toInput={toInput} />
      </p>
    );
  }
  if (Number.isNaN(value.yearly)) {
    return (
      <p>
        Type a sum and the points of NRR it gains, to see which brings more: spending it on new logos, or on keeping and
        expanding.
      </p>
    );
  }
  if (byMargin && value.gainedMargin.why !== null) {
    return (
      <p>
        Gross margin is not known: <NotAvailable figure={value.gainedMargin} toInput={toInput} />
      </p>
    );
  }
  return <p data-verdict>{sentence}</p>;
}

function crossoverTable(value: PlanCrossover, currency: string) {
  const money = moneyFormat(currency, [value.yearly, ...value.motions.flatMap(({ high }) => [high.cost])]);
  const text = (amount: number) => moneyText(amount, currency);
  return {
    head: ['Programme', `Cost a year, ${money.sign.trim()}`, 'Breaks even at, points of NRR'],
    rows: [
      { label: 'The sum asked', cells: [text(value.yearly), pointText(value.breakEvenPoints)] },
      ...value.motions.map(({ motion, chosen }) => ({
        label: MOTION_NAMES[motion],
        cells: [text(chosen.cost), pointText(chosen.points)],
      })),
      { label: 'Buying a point of NRR', cells: [text(value.worth / 100), '1.00'] },
    ],
  };
}
