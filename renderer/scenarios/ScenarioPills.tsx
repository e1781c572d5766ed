import './scenarios.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Scenario } from '#plan/model';
import { statedOverrides } from '#plan/statedOverrides';
import { lookOf } from '../format/scenarioLooks';
import { ScenarioMark } from '../frame/ScenarioMark';
import { chooseScenario, type OpenPlan } from '../state/session';
import { LockDialog } from './LockDialog';
import { NameField } from './NameField';
import { OverridesDialog } from './OverridesDialog';
import { ScenarioMenu } from './ScenarioMenu';
import {
  addScenario,
  dayText,
  placeScenario,
  removeScenario,
  renameScenario,
  scenarioNameFault,
} from './scenarioCommands';
import { MoreScenarios } from './MoreScenarios';
import { closeScenarioDialog, openScenarioDialog, useScenarioDialog } from './scenarioDialog';
import { showChosen, usePillRoom } from './usePillRoom';
import { LockIcon, PlusIcon } from '../frame/icons';

/** The scenarios of the plan, one of them chosen; with what can be done to it. */
export function ScenarioPills({ open }: { readonly open: OpenPlan }) {
  const dialog = useScenarioDialog((state) => state.dialog);
  const group = useRef<HTMLDivElement>(null);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const wantsFocus = useRef(false);
  const { plan } = open;
  const chosen = plan.scenarios[open.scenario];
  const renamed = dialog?.type === 'rename' ? dialog.scenario : '';
  const room = usePillRoom(group, `${plan.scenarios.map(({ id }) => id).join(' ')} ${renamed}`);

  const focusChosen = () => group.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus();
  // Only where it can have moved: scrolling makes the browser lay out the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pill has another place then
  useEffect(() => {
    showChosen(group.current);
  }, [chosen?.id, chosen?.name, open.scenario]);
  useEffect(() => {
    if (wantsFocus.current) focusChosen();
    wantsFocus.current = false;
  });
  const closeName = () => {
    wantsFocus.current = true;
    closeScenarioDialog();
  };

  const onKey = (event: KeyboardEvent, scenario: Scenario, at: number) => {
    const action = pillKey(event, plan.scenarios.length, at);
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    wantsFocus.current = true;
    switch (action.type) {
      case 'choose':
        return chooseScenario(action.at);
      case 'move':
        return void placeScenario(open, scenario, action.at);
      case 'rename':
        return openScenarioDialog({ type: 'rename', scenario: scenario.id });
      case 'remove':
        return void removeScenario(open, scenario);
      case 'menu':
        return setIsMenuOpen(true);
    }
  };

  return (
    <div className="pills">
      <div
        ref={group}
        className="pill-group"
        role="radiogroup"
        aria-label="Scenario"
        data-cut-before={room.isCutBefore || undefined}
        data-cut-after={room.isCutAfter || undefined}
      >
        {plan.scenarios.map((scenario, at) =>
          dialog?.type === 'rename' && dialog.scenario === scenario.id ? (
            <NameField
              key={scenario.id}
              label={`Name of ${scenario.name}`}
              initial={scenario.name}
              fault={(name) => scenarioNameFault(open, name, scenario.id)}
              onDone={(name) => {
                renameScenario(scenario, name);
                closeName();
              }}
              onCancel={closeName}
            />
          ) : (
            <Pill
              key={scenario.id}
              open={open}
              at={at}
              onKey={(event) => onKey(event, scenario, at)}
              onMenu={() => {
                chooseScenario(at);
                setIsMenuOpen(true);
              }}
            />
          ),
        )}
      </div>
      {room.hidden > 0 && <MoreScenarios open={open} hidden={room.hidden} onClosed={focusChosen} />}
      {chosen !== undefined && (
        <ScenarioMenu
          open={open}
          scenario={chosen}
          isOpen={isMenuOpen}
          onOpenChange={setIsMenuOpen}
          onClosed={focusChosen}
        />
      )}
      {dialog?.type === 'add' ? (
        <NameField
          label={`Name of the new scenario, which follows ${chosen?.name ?? ''}`}
          initial=""
          fault={(name) => scenarioNameFault(open, name, null)}
          onDone={(name) => {
            addScenario(open, name);
            closeName();
          }}
          onCancel={closeName}
        />
      ) : (
        <button
          type="button"
          className="icon-button pill-tool"
          aria-label={`New scenario that follows ${chosen?.name ?? ''}`}
          title={`New scenario that follows ${chosen?.name ?? ''}`}
          onClick={() => openScenarioDialog({ type: 'add' })}
        >
          <PlusIcon />
        </button>
      )}
      {dialog?.type === 'lock' && <LockDialog open={open} scenario={dialog.scenario} />}
      {dialog?.type === 'overrides' && <OverridesDialog open={open} scenario={dialog.scenario} />}
    </div>
  );
}

interface PillProps {
  readonly open: OpenPlan;
  readonly at: number;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onMenu: () => void;
}

function Pill({ open, at, onKey, onMenu }: PillProps) {
  const { plan } = open;
  const scenario = plan.scenarios[at];
  const [isTarget, setIsTarget] = useState(false);
  if (scenario === undefined) return null;
  const changed = statedOverrides(plan, scenario.id).length;
  const isChosen = at === open.scenario;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a pill looks and moves like a radio button without being a form field
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      tabIndex={isChosen ? 0 : -1}
      className="pill"
      data-target={isTarget || undefined}
      title={pillTitle(scenario, plan.scenarios.find(({ id }) => id === scenario.parent)?.name ?? null, changed)}
      draggable={at > 0}
      onDragStart={(event) => event.dataTransfer.setData('text/headroom-scenario', scenario.id)}
      onDragOver={(event) => {
        if (at > 0 && event.dataTransfer.types.includes('text/headroom-scenario')) setIsTarget(true);
      }}
      onDragLeave={() => setIsTarget(false)}
      onDrop={(event) => {
        setIsTarget(false);
        const moved = plan.scenarios.find(({ id }) => id === event.dataTransfer.getData('text/headroom-scenario'));
        if (moved !== undefined && at > 0) placeScenario(open, moved, at);
      }}
      onClick={() => chooseScenario(at)}
      onDoubleClick={() => openScenarioDialog({ type: 'rename', scenario: scenario.id })}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu();
      }}
      onKeyDown={onKey}
    >
      <ScenarioMark look={lookOf(plan.scenarios, at)} />
      {scenario.locked && <LockIcon />}
      <span className="pill-label" data-name={scenario.name} data-kept={scenario.name.slice(0, isChosen ? 14 : 8)}>
        <span className="one-line">{scenario.name}</span>
      </span>
      {changed > 0 && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the menu of the pill opens the same list by keyboard
        // biome-ignore lint/a11y/noStaticElementInteractions: as above
        <span
          className="pill-count num"
          onClick={(event) => {
            event.stopPropagation();
            chooseScenario(at);
            openScenarioDialog({ type: 'overrides', scenario: scenario.id });
          }}
        >
          {changed}
        </span>
      )}
    </button>
  );
}

function pillTitle({ name, locked, lockedOn, note }: Scenario, parent: string | null, changed: number): string {
  const says =
    parent === null || changed === 0
      ? name
      : `${name}: ${changed} ${changed === 1 ? 'line differs' : 'lines differ'} from ${parent}`;
  const lock = locked ? `\nLocked${lockedOn === undefined ? '' : ` on ${dayText(lockedOn)}`}` : '';
  return `${says}${lock}${note === '' ? '' : `\n${note}`}`;
}

type PillAction =
  | { readonly type: 'choose' | 'move'; readonly at: number }
  | { readonly type: 'rename' | 'remove' | 'menu' };

/** What a key does on a pill, as in other lists of one choice; with Ctrl and Shift an arrow moves the pill itself. */
function pillKey(event: KeyboardEvent, count: number, at: number): PillAction | null {
  const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1;
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'ArrowLeft':
    case 'ArrowUp':
      if ((event.ctrlKey || event.metaKey) && event.shiftKey) return { type: 'move', at: at + step };
      return event.altKey && event.key === 'ArrowDown'
        ? { type: 'menu' }
        : { type: 'choose', at: (at + step + count) % count };
    case 'Home':
      return { type: 'choose', at: 0 };
    case 'End':
      return { type: 'choose', at: count - 1 };
    case 'F2':
      return { type: 'rename' };
    case 'Delete':
      return { type: 'remove' };
    case 'ContextMenu':
      return { type: 'menu' };
    case 'F10':
      return event.shiftKey ? { type: 'menu' } : null;
    default:
      return null;
  }
}
