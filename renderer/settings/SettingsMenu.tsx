import './settingsMenu.css';
import * as Menu from '@radix-ui/react-dropdown-menu';
import { GRID_LICENCE } from '#host/about';
import type { ThemeChoice } from '#host/contract';
import type { Host } from '#host/host';
import { SettingsIcon } from '../frame/icons';
import { makeNew } from '../start/makeNew';
import { openByDialog, saveAs } from '../state/files';
import { askPerson } from '../state/question';
import { useSession } from '../state/session';
import { chooseTheme, useThemeChoice } from './theme';

const THEMES: readonly (readonly [ThemeChoice, string])[] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** What a menu bar has, where there is none; the theme, and what this is. On the rail it carries its name. */
export function SettingsMenu({ host, isOnRail = false }: { readonly host: Host; readonly isOnRail?: boolean }) {
  const choice = useThemeChoice((state) => state.choice);
  const hasPlan = useSession((state) => state.open !== null);
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className={isOnRail ? 'rail-item' : 'icon-button'}
        aria-label="Menu and settings"
        title="Menu and settings"
      >
        <SettingsIcon />
        {isOnRail && <span className="rail-name">Settings</span>}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu" side={isOnRail ? 'right' : 'bottom'} align="end" sideOffset={4}>
          {hasPlan && (
            <>
              <Menu.Item className="menu-item" onSelect={() => void makeNew(host)}>
                New plan
              </Menu.Item>
              <Menu.Item className="menu-item" onSelect={() => void openByDialog(host)}>
                Open a file…
              </Menu.Item>
              <Menu.Item className="menu-item" onSelect={() => void saveAs(host)}>
                Save as…
              </Menu.Item>
              <Menu.Separator className="menu-line" />
            </>
          )}
          <Menu.Label className="menu-label">Theme</Menu.Label>
          <Menu.RadioGroup value={choice} onValueChange={(next) => void chooseTheme(host, next as ThemeChoice)}>
            {THEMES.map(([id, label]) => (
              <Menu.RadioItem key={id} value={id} className="menu-item">
                {label}
                <Menu.ItemIndicator className="menu-mark">✓</Menu.ItemIndicator>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Separator className="menu-line" />
          <Menu.Item className="menu-item" onSelect={() => void showAbout()}>
            About Headroom
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

function showAbout(): Promise<string> {
  return askPerson({
    title: `Headroom ${__VERSION__}`,
    text: `Net revenue retention, modelled on your own disk. Nothing leaves this computer. ${GRID_LICENCE}`,
    actions: [{ id: 'close', label: 'Close' }],
  });
}
