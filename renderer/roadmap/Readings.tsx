import type { Reading, Returns, Roadmap } from '#analysis/roadmap';
import { currencySign, fixed, MINUS, NOT_AVAILABLE } from '../format/figures';
import { Scrolling } from '../frame/Scrolling';
import { conflictText } from './conflictText';
import { pointsText } from './initiativeTexts';
import type { Shown } from './shownRoadmap';

/** The end state by each way to read it, with its gap, its gains and what it returns; and why the readings differ. */
export function Readings({ shown, roadmap }: { readonly shown: Shown; readonly roadmap: Roadmap }) {
  const { plan } = shown;
  const { initiatives, stated, target } = roadmap.readings;
  const sign = currencySign(plan.currency);
  const columns = [
    {
      id: 'initiatives',
      name: 'By initiatives',
      title: 'What the initiatives that are on add up to',
      reading: initiatives,
    },
    {
      id: 'stated',
      name: 'As stated',
      title: plan.scenarios.find(({ id }) => id === plan.statedEnd)?.name ?? '',
      reading: stated,
    },
    { id: 'target', name: 'Target', title: 'What the target asks for', reading: target },
  ].filter(({ reading }) => reading !== null);
  const conflict = conflictText(shown, roadmap);
  return (
    <section className="panel readings" aria-label="Readings side by side">
      <header className="panel-header">
        <h2>Readings side by side</h2>
        <span className="panel-caption">{`read in ${roadmap.endPeriod.label}`}</span>
      </header>
      <Scrolling className="readings-scroll">
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">Reading of the end state</th>
              {columns.map(({ id, name, title }) => (
                <th key={id} scope="col" title={title}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows(sign).map(({ label, title, text }) => (
              <tr key={label}>
                <th scope="row" title={title}>
                  {label}
                </th>
                {columns.map(({ id, reading }) => (
                  <td key={id} className="num">
                    {reading === null ? '' : text(reading)}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row" title="Of all initiatives that are on, one-off and monthly, up to then">
                Cost, up to {roadmap.endPeriod.label}
              </th>
              <td className="num">{money(sign, roadmap.cost)}</td>
              {columns.length > 1 && <td colSpan={columns.length - 1} />}
            </tr>
            <tr>
              <th
                scope="row"
                title="The first period from which the revenue that initiatives brought in covers what they cost, for good; modelled, period by period"
              >
                Paid back
              </th>
              <td className="num">
                {roadmap.cost === 0 ? 'nothing spent' : (roadmap.payback?.label ?? 'not in the plan')}
              </td>
              {columns.length > 1 && <td colSpan={columns.length - 1} />}
            </tr>
          </tbody>
        </table>
        {conflict !== null && (
          <p className="amber-box">
            <b>{conflict.head}</b> {conflict.text}
          </p>
        )}
        {notes(shown, roadmap).map((note) => (
          <p key={note} className="reading-note">
            {note}
          </p>
        ))}
      </Scrolling>
    </section>
  );
}

/** What the figures contain beside initiatives, and where the stated end comes from. */
function notes({ plan }: Shown, { steps, readings }: Roadmap): readonly string[] {
  const drift = steps.find(({ initiative }) => initiative === null);
  const stated = readings.stated === null ? undefined : plan.scenarios.find(({ id }) => id === plan.statedEnd);
  return [
    ...(drift === undefined
      ? []
      : [
          `Without initiatives NRR changes by ${pointsText(drift.points)} points up to the end, as rates and the mix of segments do. Run-rate gains and returns are against NRR today, so they contain that; the modelled difference does not.`,
        ]),
    ...(stated === undefined || stated.note === '' ? [] : [`${stated.name}: ${stated.note}`]),
  ];
}

interface Row {
  readonly label: string;
  /** How it is defined. */
  readonly title: string;
  readonly text: (reading: Reading) => string;
}

function rows(sign: string): readonly Row[] {
  const roi =
    (gross: keyof Returns, net: keyof Returns) =>
    ({ roi }: Reading) =>
      roi[gross] === null || roi[net] === null ? NOT_AVAILABLE : `${number(roi[gross], 2)} / ${number(roi[net], 2)}`;
  return [
    {
      label: 'NRR, bridge',
      title: '(opening + expansion − contraction − churn) / opening, in the basis of the plan',
      text: ({ end }) => `${number(end * 100, 2)}%`,
    },
    {
      label: 'Gap to target, points',
      title: 'Target less end; above it, with a minus',
      text: ({ gap }) => (gap === null ? NOT_AVAILABLE : number(gap.points * 100, 2)),
    },
    {
      label: 'Gap, monthly revenue',
      title: 'Gap × opening ARR of the plan / 12',
      text: ({ gap }) => (gap === null ? NOT_AVAILABLE : money(sign, gap.currency)),
    },
    {
      label: 'Run-rate ARR gained on start',
      title: 'Opening ARR of the plan × (NRR at the end − 1), a year',
      text: ({ gain }) => money(sign, gain.againstStart),
    },
    {
      label: 'Run-rate ARR gained on doing nothing',
      title: 'Opening ARR of the plan × (NRR at the end − NRR today), a year',
      text: ({ gain }) => money(sign, gain.againstNothing),
    },
    {
      label: 'Modelled ARR difference at the end',
      title: 'Closing ARR less that without initiatives, both modelled period by period',
      text: ({ modelledArr }) => (modelledArr === null ? NOT_AVAILABLE : money(sign, modelledArr)),
    },
    {
      label: 'ROI on start, gross / net',
      title: 'Gain on start over cost; net takes the cost off the gain first',
      text: roi('grossStart', 'netStart'),
    },
    {
      label: 'ROI on doing nothing, gross / net',
      title: 'Gain on doing nothing over cost; net takes the cost off the gain first',
      text: roi('grossNothing', 'netNothing'),
    },
  ];
}

function number(value: number, decimals: number): string {
  return Number.isFinite(value) ? fixed(value, decimals) : NOT_AVAILABLE;
}

function money(sign: string, value: number): string {
  const text = number(value, 0);
  if (text === NOT_AVAILABLE) return text;
  return text.startsWith(MINUS) ? `${MINUS}${sign}${text.slice(1)}` : `${sign}${text}`;
}
