import * as Menu from '@radix-ui/react-dropdown-menu';
import { useRef } from 'react';
import type { Scenario } from '#plan/model';
import { parentChoices } from '#plan/scenarioChanges';
import { LOOK_COUNT, scenarioLook } from '../format/scenarioLooks';
import { ScenarioMark } from '../frame/ScenarioMark';
import type { OpenPlan } from '../state/session';
import {
  duplicateScenario,
  followScenario,
  placeScenario,
  recolourScenario,
  removeScenario,
  unlockScenario,
} from './scenarioCommands';
import { openScenarioDialog } from './scenarioDialog';
import { MoreIcon } from '../frame/icons';

interface MenuProps {
  readonly open: OpenPlan;
  readonly scenario: Scenario;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onClosed: () => void;
}

const LOOK_NAMES = ['Slate', 'Teal', 'Rust', 'Purple', 'Ochre', 'Sky'];

/** Everything that can be done to the chosen scenario. */
export function ScenarioMenu({ open, scenario, isOpen, onOpenChange, onClosed }: MenuProps) {
  const { plan } = open;
  const at = plan.scenarios.indexOf(scenario);
  const isBase = at === 0;
  const parents = parentChoices(plan, scenario.id);
  const look = (scenario.look ?? at) % LOOK_COUNT;
  // What opens next takes the focus itself.
  const opensNext = useRef(false);
  const next = (dialog: 'rename' | 'lock' | 'overrides') => () => {
    opensNext.current = true;
    openScenarioDialog({ type: dialog, scenario: scenario.id });
  };
  return (
    <Menu.Root open={isOpen} onOpenChange={onOpenChange} modal={false}>
      <Menu.Trigger className="icon-button pill-tool" aria-label={`What to do with ${scenario.name}`}>
        <MoreIcon />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          className="menu scenario-menu"
          align="start"
          sideOffset={4}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!opensNext.current) onClosed();
            opensNext.current = false;
          }}
        >
          <Menu.Item className="menu-item" disabled={isBase} onSelect={next('overrides')}>
            What it overrides…
          </Menu.Item>
          <Menu.Separator className="menu-line" />
          <Menu.Item className="menu-item" disabled={scenario.locked} onSelect={next('rename')}>
            Rename <kbd>F2</kbd>
          </Menu.Item>
          <Menu.Item className="menu-item" onSelect={() => duplicateScenario(open, scenario)}>
            Duplicate
          </Menu.Item>
          <Menu.Sub>
            <Menu.SubTrigger className="menu-item" disabled={isBase || scenario.locked}>
              Follows <span className="menu-more">›</span>
            </Menu.SubTrigger>
            <Menu.Portal>
              <Menu.SubContent className="menu" sideOffset={4}>
                <Menu.RadioGroup value={scenario.parent ?? ''}>
                  {parents.map((parent) => (
                    <Menu.RadioItem
                      key={parent.id}
                      value={parent.id}
                      className="menu-item"
                      onSelect={() => parent.id !== scenario.parent && followScenario(scenario, parent)}
                    >
                      {parent.name}
                      <Menu.ItemIndicator className="menu-mark">✓</Menu.ItemIndicator>
                    </Menu.RadioItem>
                  ))}
                </Menu.RadioGroup>
              </Menu.SubContent>
            </Menu.Portal>
          </Menu.Sub>
          <Menu.Sub>
            <Menu.SubTrigger className="menu-item">
              Colour <span className="menu-more">›</span>
            </Menu.SubTrigger>
            <Menu.Portal>
              <Menu.SubContent className="menu" sideOffset={4}>
                <Menu.RadioGroup value={String(look)}>
                  {LOOK_NAMES.map((name, index) => (
                    <Menu.RadioItem
                      key={name}
                      value={String(index)}
                      className="menu-item"
                      onSelect={() => index !== look && recolourScenario(scenario, index)}
                    >
                      <span className="menu-look">
                        <ScenarioMark look={scenarioLook(index)} /> {name}
                      </span>
                      <Menu.ItemIndicator className="menu-mark">✓</Menu.ItemIndicator>
                    </Menu.RadioItem>
                  ))}
                </Menu.RadioGroup>
              </Menu.SubContent>
            </Menu.Portal>
          </Menu.Sub>
          <Menu.Item className="menu-item" disabled={at < 2} onSelect={() => placeScenario(open, scenario, at - 1)}>
            Move left <kbd>Ctrl+Shift+←</kbd>
          </Menu.Item>
          <Menu.Item
            className="menu-item"
            disabled={isBase || at === plan.scenarios.length - 1}
            onSelect={() => placeScenario(open, scenario, at + 1)}
          >
            Move right <kbd>Ctrl+Shift+→</kbd>
          </Menu.Item>
          <Menu.Separator className="menu-line" />
          {scenario.locked ? (
            <Menu.Item className="menu-item" onSelect={() => unlockScenario(open, scenario)}>
              Unlock
            </Menu.Item>
          ) : (
            <Menu.Item className="menu-item" onSelect={next('lock')}>
              Lock…
            </Menu.Item>
          )}
          <Menu.Item className="menu-item" disabled={isBase} onSelect={() => removeScenario(open, scenario)}>
            Delete <kbd>Del</kbd>
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
