import './rail.css';
import type { Host } from '#host/host';
import { SettingsMenu } from '../settings/SettingsMenu';
import { showView, useView } from '../state/view';
import { VIEWS } from '../views';
import { HeadroomMark } from './icons';

/** The views of a plan, and the settings at the foot. In small windows the names are tooltips. */
export function Rail({ host }: { readonly host: Host }) {
  const shown = useView((state) => state.view);
  return (
    <nav className="rail" aria-label="Views" data-region="rail" tabIndex={-1}>
      <span className="rail-mark">
        <HeadroomMark />
      </span>
      {VIEWS.map(({ id, name, Icon }, at) => (
        <button
          key={id}
          type="button"
          className="rail-item"
          aria-current={id === shown ? 'page' : undefined}
          aria-label={name}
          title={`${name} (Ctrl+${at + 1})`}
          onClick={() => showView(id)}
        >
          <Icon />
          <span className="rail-name">{name}</span>
        </button>
      ))}
      <span className="rail-foot">
        <SettingsMenu host={host} isOnRail />
      </span>
    </nav>
  );
}
