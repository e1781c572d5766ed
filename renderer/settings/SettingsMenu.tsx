import './settingsMenu.css';
import * as Menu from '@radix-ui/react-dropdown-menu';
import type { ThemeChoice } from '#host/contract';
import type { Host } from '#host/host';
import { openExport } from '../export/exportRun';
import { openAbout } from '../about/about';
import { SettingsIcon } from '../frame/icons';
import { importByDialog } from '../import/importRun';
import { beginMerging } from '../scenarios/mergeState';
import { openSealDialog, unsealPlan } from '../seal/sealCommands';
import { makeNew } from '../start/makeNew';
import { openByDialog, saveAs } from '../state/files';
import { useSession } from '../state/session';
import { openVersions } from '../versions/versionsState';
import { chooseRowHeight, type RowHeight, useRowHeight } from './rowHeight';
import { chooseTheme, useThemeChoice } from './theme';

const THEMES: readonly (readonly [ThemeChoice, string])[] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

const ROWS: readonly (readonly [RowHeight, string])[] = [
  ['compact', 'Compact'],
  ['comfortable', 'Comfortable'],
];
const ZOOM_KEYS = navigator.platform.startsWith('Mac') ? '⌘ +   ⌘ −   ⌘ 0' : 'Ctrl +   Ctrl −   Ctrl 0';

/** What a menu bar has, where there is none; the theme, and what this is. On the rail it carries its name. */
export function SettingsMenu({ host, isOnRail = false }: { readonly host: Host; readonly isOnRail?: boolean }) {
  const choice = useThemeChoice((state) => state.choice);
  const rows = useRowHeight((state) => state.rows);
  const hasPlan = useSession((state) => state.open !== null);
  const isSealed = useSession((state) => state.open !== null && state.open.seal !== null);
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
              <Menu.Item className="menu-item" onSelect={openVersions}>
                Versions…
              </Menu.Item>
              <Menu.Item className="menu-item" onSelect={() => void importByDialog(host)}>
                Import…
              </Menu.Item>
              <Menu.Item className="menu-item" onSelect={openExport}>
                Export…
              </Menu.Item>
              <Menu.Item className="menu-item" onSelect={() => void beginMerging(host)}>
                Merge scenarios…
              </Menu.Item>
              <Menu.Item className="menu-item" onSelect={openSealDialog}>
                {isSealed ? 'Change the passphrase…' : 'Seal with a passphrase…'}
              </Menu.Item>
              {isSealed && (
                <Menu.Item className="menu-item" onSelect={() => void unsealPlan(host)}>
                  Remove the passphrase…
                </Menu.Item>
              )}
              <Menu.Separator className="menu-line" />
            </>
          )}
          <Choice
            name="Theme"
            options={THEMES}
            chosen={choice}
            onChoose={(next) => void chooseTheme(host, next as ThemeChoice)}
          />
          <Choice
            name="Rows of the grid"
            options={ROWS}
            chosen={rows}
            onChoose={(next) => chooseRowHeight(next as RowHeight)}
          />
          <Menu.Separator className="menu-line" />
          <Menu.Label className="menu-label menu-zoom">
            Zoom <span className="num">{zoom()}%</span>
            <span className="menu-keys">{ZOOM_KEYS}</span>
          </Menu.Label>
          <Menu.Separator className="menu-line" />
          <Menu.Item className="menu-item" onSelect={openAbout}>
            About Headroom
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Choice({
  name,
  options,
  chosen,
  onChoose,
}: {
  readonly name: string;
  readonly options: readonly (readonly [id: string, label: string])[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  return (
    <>
      <Menu.Label className="menu-label">{name}</Menu.Label>
      <Menu.RadioGroup value={chosen} onValueChange={onChoose} aria-label={name}>
        {options.map(([id, label]) => (
          <Menu.RadioItem key={id} value={id} className="menu-item">
            {label}
            <Menu.ItemIndicator className="menu-mark">✓</Menu.ItemIndicator>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

/** Both shells zoom by themselves; how far shows in the width of the page within its window. */
function zoom(): number {
  return Math.round((window.outerWidth / window.innerWidth) * 20) * 5;
}
