import { useState } from 'react';
import type { StrategyProposal } from '#analysis/strategyProposal';
import type { StrategyReading } from '#analysis/strategyReading';
import { ConflictTable } from '../definitions/ConflictTable';
import { Scrolling } from '../frame/Scrolling';
import { FactorTable } from './FactorTable';
import { MotionCards } from './MotionCards';
import { Practice } from './Practice';

type Side = 'factors' | 'motions' | 'practice' | 'conflicts';

const SIDES: readonly { readonly id: Side; readonly label: string; readonly caption: string }[] = [
  { id: 'factors', label: 'Factors', caption: 'the three motions that source A compares' },
  { id: 'motions', label: 'Motion cards', caption: 'who runs each motion, what starts it, how long it takes' },
  { id: 'practice', label: 'Practice', caption: 'levers, effects quoted, kinds of customer, age of accounts' },
  {
    id: 'conflicts',
    label: 'Conflicts',
    caption: 'where the sources disagree; never averaged, empty where one is silent',
  },
];

interface SourcesProps {
  readonly reading: StrategyReading;
  readonly proposal: StrategyProposal;
}

/** What the sources say about the motions, one table at a time, with what leads marked. */
export function SourcesPanel({ reading, proposal }: SourcesProps) {
  const [side, setSide] = useState<Side>('factors');
  const caption = SIDES.find(({ id }) => id === side)?.caption ?? '';
  return (
    <section className="panel strategy-sources" aria-label="What the sources say" data-region="sources" tabIndex={-1}>
      <header className="panel-header">
        <fieldset className="panel-choices" aria-label="What the sources say">
          {SIDES.map(({ id, label }) => (
            <button key={id} type="button" aria-pressed={id === side} onClick={() => setSide(id)}>
              {label}
            </button>
          ))}
        </fieldset>
        <span className="panel-caption" title={caption}>
          {caption}
        </span>
      </header>
      <Scrolling className="strategy-scroll" key={side}>
        {side === 'factors' && <FactorTable reading={reading} proposal={proposal} />}
        {side === 'motions' && <MotionCards reading={reading} />}
        {side === 'practice' && <Practice reading={reading} />}
        {side === 'conflicts' && <ConflictTable />}
      </Scrolling>
    </section>
  );
}
