import './inspector.css';
import { memo } from 'react';
import { retentionMethod } from '#plan/retentionMethod';
import { MethodLink } from '../definitions/MethodLink';
import { CloseIcon } from '../frame/icons';
import { ScenarioMark } from '../frame/ScenarioMark';
import { NOT_AVAILABLE } from '../format/figures';
import { commit, type OpenPlan } from '../state/session';
import { CellActions } from './CellActions';
import { EntersAsBox } from './EntersAsBox';
import { FormulaText } from './FormulaText';
import type { Inspected } from './inspected';
import { InspectedRange } from './InspectedRange';
import { hideInspector, useInspector } from './inspectorState';
import { LinkedFigures } from './LinkedFigures';
import { NoteField } from './NoteField';
import { whenId } from '#plan/when';
import { noteEdit, noteOn, noteTarget } from './notes';
import { useInspected, useRange } from './useInspected';
import { useIsWide } from './useIsWide';

/** The selected cell looked into: figure, formula, what it is made of and what is made of it, scenarios, notes. */
export const Inspector = memo(function Inspector({ open }: { readonly open: OpenPlan }) {
  const isWide = useIsWide();
  const isShown = useInspector((state) => (isWide ? state.isBeside : state.isDrawer));
  return isShown ? <InspectorRegion open={open} isWide={isWide} /> : null;
});

function InspectorRegion({ open, isWide }: { readonly open: OpenPlan; readonly isWide: boolean }) {
  const inspected = useInspected(open);
  const range = useRange(open);
  const isCell = range === null && inspected !== null;
  return (
    <aside
      className={isWide ? 'inspector' : 'inspector drawer'}
      aria-label="Inspector"
      data-region="inspector"
      tabIndex={-1}
      onKeyDown={(event) => {
        // A drawer goes away; else Escape goes to the grid as from everywhere.
        if (event.key === 'Escape' && !isWide) hideInspector(isWide);
      }}
    >
      <header className="inspector-header">
        <h2>{range?.title ?? inspected?.title ?? 'Inspector'}</h2>
        {isCell && <span className={`tag ${inspected.tag.toLowerCase()}`}>{inspected.tag}</span>}
        <button
          type="button"
          className="icon-button"
          aria-label="Close the inspector"
          title="Close"
          onClick={() => hideInspector(isWide)}
        >
          <CloseIcon />
        </button>
      </header>
      {range !== null && <InspectedRange open={open} figures={range} />}
      {isCell && <InspectedCell open={open} inspected={inspected} />}
      {range === null && inspected === null && (
        <p className="inspector-part inspector-prose">Select a cell to see where its figure comes from.</p>
      )}
    </aside>
  );
}

const InspectedCell = memo(function InspectedCell({
  open,
  inspected,
}: {
  readonly open: OpenPlan;
  readonly inspected: Inspected;
}) {
  const { formula, why, isMissing } = inspected;
  const { line, when } = inspected.cell;
  const method = retentionMethod(line, open.plan);
  return (
    <div className="inspector-body">
      <section className="inspector-part" aria-label="Figure">
        <p className="inspector-figure">
          <span className={inspected.value === NOT_AVAILABLE ? 'num na' : 'num'}>{inspected.value || 'No value'}</span>
          {inspected.value !== NOT_AVAILABLE && inspected.value !== '' && <small>{inspected.unit}</small>}
          {inspected.change !== null && (
            <span
              className={`inspector-change num ${inspected.change.meaning}`}
              title={`Against ${inspected.parent?.name ?? ''}`}
            >
              {inspected.change.text}
            </span>
          )}
        </p>
        <p className="inspector-prose">{inspected.sentence}</p>
        {method !== null && (
          <MethodLink
            className="inspector-prose inspector-method"
            period={when.type === 'period' ? whenId(open.evaluation, when) : null}
          >
            Read as {method}
          </MethodLink>
        )}
        {isMissing && <p className="inspector-cause">{why}</p>}
        <CellActions open={open} inspected={inspected} />
      </section>
      {inspected.entersAs !== null && <EntersAsBox entry={inspected.entersAs} />}
      {(formula !== null || (why !== '' && !isMissing)) && (
        <section className="inspector-part" aria-label="Formula">
          <h3>{formula === null ? 'How it comes about' : 'Formula'}</h3>
          {formula !== null && <FormulaText formula={formula} inspected={inspected} />}
          {why !== '' && !isMissing && <p className="inspector-prose">{why}</p>}
        </section>
      )}
      <LinkedFigures key={`from ${inspected.name}`} title="Made of" figures={inspected.precedents} />
      <LinkedFigures key={`to ${inspected.name}`} title="Used by" figures={inspected.dependents} />
      {inspected.scenarios.length > 1 && inspected.scenarios.some(({ text }) => text !== '') && (
        <InScenarios inspected={inspected} />
      )}
      <Notes open={open} inspected={inspected} />
    </div>
  );
});

function InScenarios({ inspected }: { readonly inspected: Inspected }) {
  return (
    <section className="inspector-part" aria-label="In the scenarios">
      <h3>In the scenarios</h3>
      <ul>
        {inspected.scenarios.map(({ name, look, text, kind }) => (
          <li key={name} className="inspector-row">
            <span className="inspector-scenario" title={name}>
              <ScenarioMark look={look} /> <span className="one-line">{name}</span>
            </span>
            <span className={text === NOT_AVAILABLE ? 'num na' : kind === 'override' ? 'num override' : 'num'}>
              {text}
              {kind === 'override' && <span className="visually-hidden"> override</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ open, inspected }: { readonly open: OpenPlan; readonly inspected: Inspected }) {
  const { plan, evaluation } = open;
  const { line } = inspected.cell;
  const target = noteTarget(evaluation, inspected);
  const found = target === null ? null : noteOn(plan, target);
  const written = { note: found?.note ?? '', source: found?.source ?? '' };
  const at = `${inspected.place.scenario} ${inspected.name}`;
  return (
    <section className="inspector-part" aria-label="Notes">
      {target !== null &&
        (['note', 'source'] as const).map((part) => (
          <NoteField
            key={`${part} ${at} ${written[part]}`}
            title={part === 'note' ? 'Note' : 'Source'}
            label={`${part === 'note' ? 'Note' : 'Source'}: ${inspected.name}`}
            text={written[part]}
            onWritten={(text) =>
              commit(
                `${part === 'note' ? 'Note' : 'Source'}: ${inspected.name}`,
                [noteEdit(plan, target, { ...written, [part]: text })],
                inspected.place,
              )
            }
          />
        ))}
      {(['note', 'source'] as const).map((part) => (
        <NoteField
          key={`${part} ${line.id} ${line[part]}`}
          title={part === 'note' ? 'Note on the line' : 'Source of the line'}
          label={`${part === 'note' ? 'Note' : 'Source'}: ${line.label}, all periods`}
          text={line[part]}
          onWritten={(text) =>
            commit(
              `${part === 'note' ? 'Note' : 'Source'}: ${line.label}`,
              [{ type: 'setLineAttributes', line: line.id, attributes: { [part]: text } }],
              inspected.place,
            )
          }
        />
      ))}
    </section>
  );
}
