import './rail.css';
import { memo } from 'react';
import { type ViewId, viewDigit } from '#host/contract';
import type { Host } from '#host/host';
import { SettingsMenu } from '../settings/SettingsMenu';
import { useUsedViews } from '../settings/usedViews';
import { showView, useView } from '../state/view';
import { VIEWS } from '../views';
import { HeadroomMark } from './icons';
import { MoreViews } from './MoreViews';

/** The views of a plan, those not used yet under More, and the settings at the foot. In small windows the names are tooltips. */
export const Rail = memo(function Rail({ host }: { readonly host: Host }) {
  const shown = useView((state) => state.view);
  const used = useUsedViews((state) => state.used);
  const onRail = VIEWS.filter(({ id, isUnderMore }) => !isUnderMore || used.has(id));
  const more = VIEWS.filter((view) => !onRail.includes(view));
  return (
    <nav className="rail" aria-label="Views" data-region="rail" tabIndex={-1}>
      <span className="rail-mark">
        <HeadroomMark />
      </span>
      {onRail.map(({ id, name, Icon }) => (
        <button
          key={id}
          type="button"
          className="rail-item"
          aria-current={id === shown ? 'page' : undefined}
          aria-label={name}
          title={titleOf(id, name)}
          onClick={() => showView(id)}
        >
          <Icon />
          <span className="rail-name">{name}</span>
        </button>
      ))}
      {more.length > 0 && <MoreViews views={more} />}
      <span className="rail-foot">
        <SettingsMenu host={host} isOnRail />
      </span>
    </nav>
  );
});

function titleOf(id: ViewId, name: string): string {
  const digit = viewDigit(id);
  return digit === null ? name : `${name} (Ctrl+${digit})`;
}
