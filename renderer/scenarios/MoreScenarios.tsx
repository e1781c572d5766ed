import * as Menu from '@radix-ui/react-dropdown-menu';
import { lookOf } from '../format/scenarioLooks';
import { ScenarioMark } from '../frame/ScenarioMark';
import { chooseScenario, type OpenPlan } from '../state/session';

/** Says how many pills there is no room for, and leads to every scenario. */
export function MoreScenarios({
  open,
  hidden,
  onClosed,
}: {
  readonly open: OpenPlan;
  readonly hidden: number;
  readonly onClosed: () => void;
}) {
  const { scenarios } = open.plan;
  const said = `${hidden} more ${hidden === 1 ? 'scenario' : 'scenarios'}`;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="button small pill-tool num" aria-label={said} title={said}>
        +{hidden}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          className="menu more-scenarios"
          align="start"
          sideOffset={4}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
        >
          <Menu.RadioGroup value={String(open.scenario)}>
            {scenarios.map(({ id, name }, at) => (
              <Menu.RadioItem
                key={id}
                value={String(at)}
                className="menu-item"
                onSelect={() => chooseScenario(at)}
                title={name}
              >
                <span className="menu-look">
                  <ScenarioMark look={lookOf(scenarios, at)} /> <span className="one-line">{name}</span>
                </span>
                <Menu.ItemIndicator className="menu-mark">✓</Menu.ItemIndicator>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
