import type { StrategyReading } from '#analysis/strategyReading';
import { CROSS_SELL_BY_AGE, LEVER_RANKING, QUOTED_EFFECTS, SEGMENT_APPROACHES } from '#domain/strategyFacts';
import type { SourceId } from '#domain/sources';
import { sourceName } from './strategyTexts';

/** What else the sources say: levers ranked, effects of practices, kinds of customer, ages of accounts. */
export function Practice({ reading }: { readonly reading: StrategyReading }) {
  const { segment } = reading.answers;
  return (
    <div className="practice">
      <PracticeTable
        title="Levers by impact and effort"
        head={['Lever', 'Revenue impact', 'Effort']}
        source={LEVER_RANKING[0]?.source ?? 'C'}
        rows={LEVER_RANKING.map(({ lever, impact, effort }) => ({ key: lever, cells: [lever, impact, effort] }))}
      />
      <PracticeTable
        title="Effects quoted, applied to no figure"
        head={['Practice', 'Effect']}
        source={QUOTED_EFFECTS[0]?.source ?? 'A'}
        rows={QUOTED_EFFECTS.map(({ practice, effect, open }) => ({
          key: practice,
          cells: [practice, open === null ? effect : `${effect}. ${open}`],
        }))}
      />
      <PracticeTable
        title="By kind of customer"
        head={['Customer', 'Approach']}
        source={SEGMENT_APPROACHES[0]?.source ?? 'B'}
        rows={SEGMENT_APPROACHES.map((one) => ({
          key: one.segment,
          cells: [one.segment, one.approach],
          isHere: segment === 'enterprise' && one.segment === 'Enterprise',
        }))}
      />
      <PracticeTable
        title="Cross-sell by age of the account"
        head={['Days', 'Cross-sell']}
        source={CROSS_SELL_BY_AGE[0]?.source ?? 'C'}
        rows={CROSS_SELL_BY_AGE.map(({ fromDay, approach }, at) => {
          const next = CROSS_SELL_BY_AGE[at + 1]?.fromDay;
          return {
            key: String(fromDay),
            cells: [next === undefined ? `${fromDay} and more` : `${fromDay} to ${next}`, approach],
          };
        })}
      />
    </div>
  );
}

interface TableProps {
  readonly title: string;
  readonly head: readonly string[];
  readonly source: SourceId;
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[]; readonly isHere?: boolean }[];
}

function PracticeTable({ title, head, source, rows }: TableProps) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <table className="source-table">
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest], isHere = false }) => (
            <tr key={key}>
              <th scope="row" data-role={isHere ? 'leads' : undefined}>
                {first}
              </th>
              {rest.map((cell, at) => (
                <td key={head[at + 1]} data-role={isHere ? 'leads' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <caption>{`Source ${sourceName(source)}.`}</caption>
      </table>
    </section>
  );
}
