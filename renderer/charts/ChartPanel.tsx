import './charts.css';
import * as Dialog from '@radix-ui/react-dialog';
import { memo, type ReactNode, type Ref, useEffect, useMemo, useRef, useState } from 'react';
import { type ShownTable, tellTable } from '../export/viewTables';
import { Scrolling } from '../frame/Scrolling';
import { useSelection } from '../state/selection';
import { useSession } from '../state/session';
import { MethodLink } from '../definitions/MethodLink';
import { copyPicture, type Draw } from './chartPicture';
import { CloseIcon, CopyIcon, FullSizeIcon, TableIcon } from '../frame/icons';

/** The figures of a chart as rows and columns of text. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
}

/** What the header of a panel lets one choose between. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

interface Contents {
  readonly title: string;
  /** Unit, period and method. */
  readonly caption: string;
  /** The caption says how NRR or GRR is read, and leads to the definitions. */
  readonly captionIsMethod?: boolean;
  /** The caption of a picture, which has to say what the controls say on the screen. */
  readonly pictureCaption?: string;
  readonly table: () => ChartTable;
  /** Said under the chart and under its table. */
  readonly note: string;
  /** Said under the chart alone, such as where its axis begins. */
  readonly chartNote?: string;
  /** What the panel needs to keep its rows apart, in pixels; where not said it takes any height. */
  readonly leastHeight?: number;
  readonly draw: Draw;
  readonly children: ReactNode;
  /** To know before trusting the figures: said over the chart and over its table. */
  readonly warning?: ReactNode;
  /** Empty where the panel has one chart, which is then named in its header. */
  readonly choices: readonly Choice[];
  readonly chosen?: string;
  readonly onChoose?: (id: string) => void;
  /** Controls beside the caption, such as the period of a bridge. */
  readonly controls?: ReactNode;
}

/** A chart under its header, or the figures it draws as a table; to be copied as a picture and looked at in full size. */
export function ChartPanel(contents: Contents) {
  const { title } = contents;
  const [asTable, setAsTable] = useState(false);
  const [isFull, setIsFull] = useState(false);
  const fullButton = useRef<HTMLButtonElement>(null);
  // What leads to a cell of the grid would otherwise leave the full size lying over it.
  useEffect(() => useSelection.subscribe((now, before) => now.wanted === before.wanted || setIsFull(false)), []);
  const latest = useRef(contents);
  latest.current = contents;
  const panel = useRef<HTMLElement>(null);
  useEffect(
    () => (panel.current === null ? undefined : tellTable(panel.current, () => shownTable(latest.current))),
    [],
  );
  // Made anew only when they change, not with every figure of the chart.
  const { copyButton, tableButton, actions } = useMemo(() => {
    const copying = (
      <ActionButton
        name={`${title}: copy as picture`}
        title="Copy as picture"
        onClick={() => void copyShown(latest.current)}
      >
        <CopyIcon />
      </ActionButton>
    );
    const turning = (
      <button
        type="button"
        className="icon-button"
        aria-pressed={asTable}
        aria-label={`${title} as a table`}
        title={asTable ? 'Show the chart' : 'Show as a table'}
        onClick={() => setAsTable(!asTable)}
      >
        <TableIcon />
      </button>
    );
    const all = (
      <>
        {copying}
        <ActionButton ref={fullButton} name={`${title} in full size`} title="Full size" onClick={() => setIsFull(true)}>
          <FullSizeIcon />
        </ActionButton>
        {turning}
      </>
    );
    return { copyButton: copying, tableButton: turning, actions: all };
  }, [title, asTable]);
  return (
    <section ref={panel} className="panel" aria-label={title} style={{ minHeight: contents.leastHeight }}>
      <PanelContents {...contents} asTable={asTable} actions={actions} />
      {isFull && (
        <Dialog.Root open onOpenChange={setIsFull}>
          <Dialog.Portal>
            <Dialog.Content
              className="full-size panel"
              aria-describedby={undefined}
              onCloseAutoFocus={(event) => {
                event.preventDefault();
                fullButton.current?.focus();
              }}
            >
              <Dialog.Title className="visually-hidden">{title}</Dialog.Title>
              <PanelContents
                {...contents}
                // What the link opens would lie behind the full size.
                captionIsMethod={false}
                asTable={asTable}
                actions={
                  <>
                    {copyButton}
                    {tableButton}
                    <ActionButton name="Close" title="Close" onClick={() => setIsFull(false)}>
                      <CloseIcon />
                    </ActionButton>
                  </>
                }
              />
            </Dialog.Content>
          </Dialog.Portal>
        </Dialog.Root>
      )}
    </section>
  );
}

async function copyShown(contents: Contents): Promise<void> {
  const { title, caption, pictureCaption = caption, draw } = contents;
  const done = await copyPicture({ title, caption: pictureCaption, note: noteUnder(contents, false), draw });
  const text = done === 'copied' ? `${title} is on the clipboard as a picture.` : `${title} was saved as a picture.`;
  useSession.setState({ notice: { kind: 'done', text } });
}

/** The figures of a chart under what it is of: title, unit, period and method. */
function shownTable({ title, caption, table }: Contents): ShownTable {
  const { head, rows } = table();
  return { title: `${title}, ${caption}`, rows: [head, ...rows.map(({ label, cells }) => [label, ...cells])] };
}

function noteUnder({ note, chartNote = '' }: Pick<Contents, 'note' | 'chartNote'>, asTable: boolean): string {
  return [asTable ? '' : chartNote, note].filter((said) => said !== '').join(' ');
}

function PanelContents(contents: Contents & { readonly asTable: boolean; readonly actions: ReactNode }) {
  const { title, caption, captionIsMethod, table, children, choices, chosen, onChoose, controls, asTable, actions } =
    contents;
  const note = noteUnder(contents, asTable);
  const isOne = choices.length === 0;
  const said =
    captionIsMethod === true ? (
      <MethodLink className="panel-caption">{caption}</MethodLink>
    ) : (
      <span className="panel-caption" title={caption}>
        {caption}
      </span>
    );
  return (
    <>
      <header className="panel-header">
        {isOne ? (
          <>
            <h2>{title}</h2>
            {said}
            {controls}
          </>
        ) : (
          <Choices choices={choices} chosen={chosen} onChoose={onChoose} />
        )}
        <span className="panel-actions">{actions}</span>
      </header>
      {!isOne && (
        <div className="panel-line">
          {controls}
          {said}
        </div>
      )}
      {contents.warning}
      {asTable ? <TableOf table={table()} /> : children}
      {note !== '' && <p className="panel-note">{note}</p>}
    </>
  );
}

const Choices = memo(function Choices({ choices, chosen, onChoose }: ChoicesProps) {
  return (
    <fieldset className="panel-choices" aria-label="Chart">
      {choices.map(({ id, label }) => (
        <button key={id} type="button" aria-pressed={id === chosen} onClick={() => onChoose?.(id)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
});

interface ChoicesProps {
  readonly choices: readonly Choice[];
  readonly chosen: string | undefined;
  readonly onChoose: ((id: string) => void) | undefined;
}

function TableOf({ table }: { readonly table: ChartTable }) {
  const [first = '', ...columns] = table.head;
  return (
    <Scrolling className="panel-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {columns.map((name) => (
              <th key={name} scope="col" title={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ label, cells }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {cells.map((text, at) => (
                <td key={columns[at] ?? ''} className="num">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

function ActionButton({
  ref,
  name,
  title,
  onClick,
  children,
}: {
  readonly ref?: Ref<HTMLButtonElement>;
  readonly name: string;
  readonly title: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button ref={ref} type="button" className="icon-button" aria-label={name} title={title} onClick={onClick}>
      {children}
    </button>
  );
}
