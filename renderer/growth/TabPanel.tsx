import type { ReactNode } from 'react';
import { Scrolling } from '../frame/Scrolling';
import { GROWTH_TABS, type GrowthTab } from './growthTabs';

interface TabPanelProps {
  readonly tab: GrowthTab;
  readonly onTab: (tab: GrowthTab) => void;
  /** Unit, period and method of what is shown. */
  readonly caption: string;
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

/** A table of the lower panel under the names of all of them. */
export function TabPanel({ tab, onTab, caption, controls, children }: TabPanelProps) {
  const name = GROWTH_TABS.find(({ id }) => id === tab)?.label ?? '';
  return (
    <section className="panel" aria-label={name}>
      <header className="panel-header">
        <fieldset className="panel-choices" aria-label="Shown below the map">
          {GROWTH_TABS.map(({ id, label }) => (
            <button key={id} type="button" aria-pressed={id === tab} onClick={() => onTab(id)}>
              {label}
            </button>
          ))}
        </fieldset>
      </header>
      <div className="panel-line">
        {controls}
        <span className="panel-caption" title={caption}>
          {caption}
        </span>
      </div>
      <Scrolling className="growth-scroll">{children}</Scrolling>
    </section>
  );
}
