import { type KeyboardEvent, useState } from 'react';
import { ok } from '#base/result';
import { MOTION_REFERENCES, type Motion, motionReference } from '#domain/motions';
import type { InitiativeInScenario } from '#plan/initiatives';
import { type OpenPlan, refuse } from '../state/session';
import { barShape } from './barShape';
import { CellField } from '../frame/CellField';
import { type Grip, InitiativeBar } from './InitiativeBar';
import {
  changeDetails,
  changeValue,
  deleteInitiative,
  ownFields,
  placeInitiative,
  type ValueChange,
} from './initiativeCommands';
import type { RowAction } from './initiativeKeys';
import { InitiativeMenu } from './InitiativeMenu';
import {
  amountText,
  barLabel,
  barName,
  plain,
  pointsText,
  readAmount,
  readShare,
  shortMotion,
} from './initiativeTexts';
import type { TimeScale } from './timeScale';

export interface RowProps {
  readonly open: OpenPlan;
  readonly initiative: InitiativeInScenario;
  readonly at: number;
  readonly scale: TimeScale;
  readonly isSelected: boolean;
  /** Whether the Tab key comes to this row: to one of them, from which arrows lead on. */
  readonly isReached: boolean;
  readonly isEdited: boolean;
  readonly hasMotion: boolean;
  /** Why nothing can be changed here; null where it can. */
  readonly heldBy: string | null;
  readonly onSelect: (id: string) => void;
  readonly onEdit: (id: string | null) => void;
  readonly onTry: (change: ValueChange | null) => void;
  /** Moves the focus to the same field of the row so many further on. */
  readonly onStep: (id: string, field: string, by: number) => void;
}

/** An initiative: its switch and its figures, edited where they stand, and its bar on the timeline. */
export function InitiativeRow(props: RowProps) {
  const { open, initiative, at, scale, isSelected, isEdited, hasMotion, heldBy } = props;
  const { id, name, motion, values, sizing } = initiative;
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const [isTarget, setIsTarget] = useState(false);
  const isOn = values.on.value !== 0;
  const tabIndex = props.isReached ? 0 : -1;
  const own = ownFields(initiative);
  const take = (grip: Grip, value: number) => {
    changeValue(open, initiative, FIELD_OF[grip], value);
    props.onTry(null);
  };
  const switchIt = () => (heldBy === null ? changeValue(open, initiative, 'on', isOn ? 0 : 1) : refuse(heldBy));

  const onBarAction = (action: RowAction) => {
    switch (action.type) {
      case 'place':
        return void placeInitiative(open, initiative, at + action.by);
      case 'focus':
        return props.onStep(id, 'bar', action.by);
      case 'switch':
        return void switchIt();
      case 'edit':
        return props.onEdit(isEdited ? null : id);
      case 'remove':
        return void removeIt();
      case 'menu':
        return setIsMenuOpen(true);
    }
  };
  const removeIt = () => {
    if (deleteInitiative(open, initiative)) props.onStep(id, 'bar', at === open.plan.initiatives.length - 1 ? -1 : 1);
  };
  /** Up and down go to the same figure of the next initiative, as in a column of a grid. */
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    // Events of the menu come up here too, though it stands elsewhere in the page.
    if (!(event.target instanceof HTMLElement) || !event.currentTarget.contains(event.target)) return;
    if (event.target.matches('select, .bar')) return;
    event.preventDefault();
    props.onStep(id, event.target.dataset['field'] ?? 'bar', event.key === 'ArrowUp' ? -1 : 1);
  };
  const ownClass = (field: (typeof own)[number]) => (own.includes(field) ? 'override' : '');
  const isHeld = heldBy !== null;

  return (
    <tr
      className="initiative"
      data-row={id}
      data-selected={isSelected || undefined}
      data-off={!isOn || undefined}
      data-target={isTarget || undefined}
      onFocus={() => props.onSelect(id)}
      onKeyDown={onFieldKey}
      onPointerDown={() => props.onSelect(id)}
      onContextMenu={(event) => {
        event.preventDefault();
        setIsMenuOpen(true);
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setIsTarget(true);
      }}
      onDragLeave={() => setIsTarget(false)}
      onDrop={(event) => {
        setIsTarget(false);
        const moved = open.plan.initiatives.find((one) => one.id === event.dataTransfer.getData(DRAGGED));
        if (moved !== undefined) placeInitiative(open, moved, at);
      }}
    >
      <td className={`col-on ${ownClass('on')}`}>
        <button
          type="button"
          role="switch"
          className="switch"
          aria-checked={isOn}
          aria-label={`${name} is on in this scenario`}
          data-field="on"
          title={heldBy ?? (isOn ? 'Switch off in this scenario' : 'Switch on in this scenario')}
          tabIndex={tabIndex}
          onClick={switchIt}
        >
          <span />
        </button>
      </td>
      <th
        scope="row"
        className="col-name"
        draggable={!isHeld}
        onDragStart={(event) => {
          // A text that is being edited is dragged by its letters.
          if (document.activeElement?.matches('.col-name input')) return event.preventDefault();
          event.dataTransfer.setData(DRAGGED, id);
        }}
      >
        <CellField
          label={`Name of ${name}`}
          name="name"
          className="text"
          shown={name}
          typed={name}
          maxLength={80}
          tabIndex={tabIndex}
          read={(text) => ok(text.trim())}
          onTake={(next) => changeDetails(open, initiative, { name: next }, 'name')}
          onRefuse={refuse}
        />
        <InitiativeMenu
          open={open}
          initiative={initiative}
          at={at}
          own={own}
          isHeld={isHeld}
          isOpen={isMenuOpen}
          tabIndex={tabIndex}
          onOpenChange={setIsMenuOpen}
          onEdit={() => props.onEdit(id)}
          onRemove={removeIt}
          onClosed={() => props.onStep(id, 'bar', 0)}
          onAdded={(added) => props.onStep(added, 'bar', 0)}
        />
      </th>
      {hasMotion && (
        <td className="col-motion">
          <select
            aria-label={`Motion of ${name}`}
            data-field="motion"
            tabIndex={tabIndex}
            value={motion}
            title={motionReference(motion).name}
            onChange={(event) => changeDetails(open, initiative, { motion: event.target.value as Motion }, 'motion')}
          >
            {MOTION_REFERENCES.map((one) => (
              <option key={one.motion} value={one.motion} title={one.name}>
                {shortMotion(one.motion)}
              </option>
            ))}
          </select>
        </td>
      )}
      <td className={`num col-points ${ownClass('points')}`}>
        <CellField
          label={`Points of ${name}`}
          name="points"
          className={sizing === 'reach' ? 'calculated' : ''}
          shown={pointsText(values.points.value)}
          typed={plain(values.points.value * 100)}
          tabIndex={tabIndex}
          heldBy={
            heldBy ??
            (sizing === 'reach' ? `${name} is sized by reach, conversion and lift: change those in its editor.` : null)
          }
          read={readShare}
          onTake={(value) => changeValue(open, initiative, 'points', value)}
          onRefuse={refuse}
        />
      </td>
      <td className={`num col-cost ${ownClass('onceCost')}`}>
        <CellField
          label={`One-off cost of ${name}`}
          name="onceCost"
          shown={amountText(values.onceCost.value)}
          typed={plain(values.onceCost.value)}
          tabIndex={tabIndex}
          heldBy={heldBy}
          read={readAmount}
          onTake={(value) => changeValue(open, initiative, 'onceCost', value)}
          onRefuse={refuse}
        />
        {values.monthlyCost.value !== 0 && (
          <small className="cost-monthly">{`+${amountText(values.monthlyCost.value)}/mo`}</small>
        )}
      </td>
      <td className="col-time">
        <InitiativeBar
          name={barName(initiative)}
          label={isSelected && values.length.value > 1 && isOn ? selectedLabel(initiative) : barLabel(initiative)}
          shape={barShape(scale, {
            start: values.start.value,
            length: values.length.value,
            shape: values.shape.value === 1 ? 'sShaped' : 'linear',
          })}
          scale={scale}
          isOn={isOn}
          isLoss={motionReference(motion).loss}
          isOwn={own.includes('start') || own.includes('length') || own.includes('shape')}
          isSelected={isSelected}
          heldBy={heldBy}
          tabIndex={tabIndex}
          start={values.start.value}
          length={values.length.value}
          onTry={(grip, value) => props.onTry(value === null ? null : { id, field: FIELD_OF[grip], value })}
          onTake={take}
          onRefuse={refuse}
          onAction={onBarAction}
          onOpen={() => props.onEdit(id)}
        />
      </td>
    </tr>
  );
}

const FIELD_OF = { move: 'start', ramp: 'length' } as const;
const DRAGGED = 'text/headroom-initiative';

function selectedLabel({ values }: InitiativeInScenario): string {
  return `${values.length.value} month ramp, then ${pointsText(values.points.value)}`;
}
