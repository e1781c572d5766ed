import * as Menu from '@radix-ui/react-dropdown-menu';
import { useRef } from 'react';
import { fieldLine, inputFields, type InitiativeField } from '#plan/initiativeLines';
import type { InitiativeInScenario } from '#plan/initiatives';
import { periodIds } from '#domain/timeline';
import { lineOf, segmentKeys } from '#plan/planParts';
import { MoreIcon } from '../frame/icons';
import { goTo } from '../state/selection';
import type { OpenPlan } from '../state/session';
import { chosenScenario, copyInitiative, FIELD_NAMES, placeInitiative, resetValues } from './initiativeCommands';

interface MenuProps {
  readonly open: OpenPlan;
  readonly initiative: InitiativeInScenario;
  readonly at: number;
  /** What the chosen scenario says itself about it. */
  readonly own: readonly InitiativeField[];
  readonly isHeld: boolean;
  readonly isOpen: boolean;
  readonly tabIndex: number;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onClosed: () => void;
  readonly onAdded: (id: string) => void;
}

/** Everything that can be done to an initiative, each with its key. */
export function InitiativeMenu(props: MenuProps) {
  const { open, initiative, at, own, isHeld } = props;
  // What opens next takes the focus itself.
  const goesOn = useRef(false);
  const parent = open.plan.scenarios.find(({ id }) => id === open.plan.scenarios[open.scenario]?.parent);
  const next = (work: () => void) => () => {
    goesOn.current = true;
    work();
  };
  return (
    <Menu.Root open={props.isOpen} onOpenChange={props.onOpenChange} modal={false}>
      <Menu.Trigger
        className="icon-button row-menu"
        aria-label={`What to do with ${initiative.name}`}
        title="Edit, duplicate, reorder, reset, remove"
        tabIndex={props.tabIndex}
      >
        <MoreIcon />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          className="menu"
          align="start"
          sideOffset={2}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!goesOn.current) props.onClosed();
            goesOn.current = false;
          }}
        >
          <Menu.Item className="menu-item" onSelect={next(props.onEdit)}>
            Edit <kbd>Enter</kbd>
          </Menu.Item>
          <Menu.Item
            className="menu-item"
            onSelect={next(() => {
              const id = copyInitiative(open, initiative);
              if (id !== null) requestAnimationFrame(() => props.onAdded(id));
            })}
          >
            Duplicate
          </Menu.Item>
          <Menu.Item
            className="menu-item"
            disabled={at === 0}
            onSelect={() => placeInitiative(open, initiative, at - 1)}
          >
            Move up <kbd>Alt+Up</kbd>
          </Menu.Item>
          <Menu.Item
            className="menu-item"
            disabled={at === open.plan.initiatives.length - 1}
            onSelect={() => placeInitiative(open, initiative, at + 1)}
          >
            Move down <kbd>Alt+Down</kbd>
          </Menu.Item>
          <Menu.Item className="menu-item" onSelect={next(() => goTo(placeInGrid(open, initiative)))}>
            Show its lines in the plan
          </Menu.Item>
          {parent !== undefined && own.length > 0 && (
            <>
              <Menu.Separator className="menu-line" />
              {own.map((field) => (
                <Menu.Item
                  key={field}
                  className="menu-item"
                  disabled={isHeld}
                  onSelect={() => resetValues(open, initiative, [field])}
                >
                  {`Reset ${FIELD_NAMES[field]} to ${parent.name}`}
                </Menu.Item>
              ))}
              {own.length > 1 && (
                <Menu.Item
                  className="menu-item"
                  disabled={isHeld}
                  onSelect={() => resetValues(open, initiative, inputFields(initiative))}
                >
                  {`Reset all to ${parent.name}`}
                </Menu.Item>
              )}
            </>
          )}
          <Menu.Separator className="menu-line" />
          <Menu.Item className="menu-item" onSelect={next(props.onRemove)}>
            Remove <kbd>Delete</kbd>
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** The size of an initiative in the grid. */
function placeInGrid(open: OpenPlan, initiative: InitiativeInScenario) {
  const line = fieldLine(initiative.id, initiative.sizing === 'points' ? 'points' : 'reach');
  const known = lineOf(open.plan, line);
  const [key = 'total'] = known === undefined ? [] : segmentKeys(open.plan, known);
  const [period = ''] = periodIds(open.evaluation.timeline);
  return {
    line,
    segment: known?.segmented === true && open.plan.segments.length > 0 ? 'total' : key,
    period,
    scenario: chosenScenario(open),
  };
}
