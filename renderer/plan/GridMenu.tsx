import * as Menu from '@radix-ui/react-dropdown-menu';
import type Handsontable from 'handsontable';
import { useState } from 'react';
import {
  deleteLine,
  duplicateLine,
  editFormula,
  editSegments,
  insertLine,
  moveLine,
  renameLine,
} from '../lines/lineCommands';
import { periodId } from '#domain/timeline';
import { retentionMethod } from '#plan/retentionMethod';
import { showDefinitions } from '../definitions/definitionsState';
import type { OpenPlan } from '../state/session';
import { CloseItem } from './CloseItem';
import { FillSeries } from './FillSeries';
import { copySelection } from './gridClipboard';
import { areaOf, columnsOf, fillTexts, type GridRange, repeatedTexts, seriesTexts } from './fill';
import { follow } from './follow';
import type { TypedText } from './gridChanges';
import type { GridModel } from './gridModel';
import { isEditable } from './gridRows';
import { MenuAt } from './MenuAt';

/** Where the menu was called for: a point of the window, and the selection at that moment. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
  readonly range: GridRange;
}

/** What can be done with the selected cells and the line they stand in. */
export function GridMenu({
  place,
  hot,
  model,
  open,
  put,
  onClose,
}: {
  readonly place: MenuPlace;
  readonly hot: Handsontable;
  readonly model: GridModel;
  readonly open: OpenPlan;
  readonly put: (texts: readonly TypedText[]) => void;
  readonly onClose: () => void;
}) {
  const [isSeries, setIsSeries] = useState(false);
  const area = areaOf(model, place.range);
  const row = model.rows[area.top];
  const line = row?.type === 'line' ? row.line : null;
  const canType = !model.isLocked && columnsOf(model, area).some(({ column }) => isEditable(row, column));
  const parent = open.plan.scenarios.find(({ id }) => id === open.plan.scenarios[open.scenario]?.parent);
  const clearName = parent === undefined || line?.definition.type === 'formula' ? 'Clear' : `Reset to ${parent.name}`;

  if (isSeries) {
    const fill = (from: number, to: number) => put(seriesTexts(model, place.range, from, to));
    return <FillSeries unit={model.units[area.top] ?? ''} onFill={fill} onClose={onClose} />;
  }
  return (
    <MenuAt place={place} name="The selected cells" onClose={onClose}>
      <Item name="Copy" keys="Ctrl C" act={() => copySelection(hot)} />
      <Item name={clearName} keys="Del" act={() => put(repeatedTexts(model, place.range, ''))} isOff={!canType} />
      <Item name="Fill right" keys="Ctrl R" act={() => put(fillTexts(model, place.range, 'right'))} isOff={!canType} />
      <Item name="Fill down" keys="Ctrl D" act={() => put(fillTexts(model, place.range, 'down'))} isOff={!canType} />
      <Menu.Item
        className="menu-item"
        disabled={!canType}
        onSelect={(event) => {
          event.preventDefault();
          setIsSeries(true);
        }}
      >
        Fill series…
      </Menu.Item>
      {line !== null && (
        <>
          <Menu.Separator className="menu-line" />
          <Item name="Go to precedent" keys="Ctrl [" act={() => follow(open, 'precedents')} />
          <Item name="Go to dependent" keys="Ctrl ]" act={() => follow(open, 'dependents')} />
          <Item name="Edit formula…" act={() => editFormula(open, line.id)} />
          {retentionMethod(line, open.plan) !== null && (
            <Item name="How it is read" act={() => showDefinitions('readings', periodAt(open, model, area.left))} />
          )}
          <Item name="Insert line below…" act={() => insertLine(open, line.id)} />
          <Item name="Rename…" act={() => renameLine(open, line.id)} />
          <Item name="Duplicate line" act={() => duplicateLine(open, line.id)} />
          <Item name="Move line up" keys="Alt ↑" act={() => moveLine(open, line.id, 'up')} />
          <Item name="Move line down" keys="Alt ↓" act={() => moveLine(open, line.id, 'down')} />
          <Item name="Delete line" act={() => void deleteLine(open, line.id)} />
        </>
      )}
      <Menu.Separator className="menu-line" />
      <Item name="Segments…" act={editSegments} />
      <CloseItem open={open} column={model.columns[area.right]} />
    </MenuAt>
  );
}

/** The id of a column's period; null for a quarter or year, which is read at the end of the plan. */
function periodAt({ evaluation }: OpenPlan, model: GridModel, index: number): string | null {
  const column = model.columns[index];
  return column?.type === 'period' ? periodId(evaluation.timeline, column.period) : null;
}

function Item({
  name,
  keys = '',
  act,
  isOff = false,
}: {
  readonly name: string;
  readonly keys?: string;
  readonly act: () => void;
  readonly isOff?: boolean;
}) {
  return (
    <Menu.Item className="menu-item" disabled={isOff} onSelect={act}>
      {name}
      {keys !== '' && <span className="menu-keys">{keys}</span>}
    </Menu.Item>
  );
}
