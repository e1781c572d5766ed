import './editor.css';
import { useEffect, useRef } from 'react';
import { ok } from '#base/result';
import { MOTION_REFERENCES, type Motion } from '#domain/motions';
import { NO_END } from '#domain/months';
import { formatMonth, monthLabel } from '#domain/timeline';
import type { InitiativeInScenario } from '#plan/initiatives';
import { currencySign } from '../format/figures';
import { CloseIcon } from '../frame/icons';
import { type OpenPlan, refuse } from '../state/session';
import { CellField } from '../frame/CellField';
import { changeDetails, changeValue } from './initiativeCommands';
import { amountText, plain, readAmount, readMonths, readMonthText } from './initiativeTexts';
import { NumberField, Reset } from './NumberField';
import { SizeFields } from './SizeFields';

interface EditorProps {
  readonly open: OpenPlan;
  readonly initiative: InitiativeInScenario;
  readonly heldBy: string | null;
  readonly onClose: () => void;
}

/** Everything there is to say about an initiative. Each field is a step of its own; the charts follow at once. */
export function InitiativeEditor({ open, initiative, heldBy, onClose }: EditorProps) {
  const { values, name, motion, segment } = initiative;
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-first-field]')?.focus({ preventScroll: true });
    form.current?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const money = currencySign(open.plan.currency).trim();
  const box = { open, initiative, heldBy };
  const text = (key: 'owner' | 'note' | 'source', label: string, placeholder: string) => (
    <div className="editor-field">
      <span>{label}</span>
      <CellField
        label={`${label} of ${name}`}
        className="text"
        shown={initiative[key]}
        typed={initiative[key]}
        placeholder={placeholder}
        maxLength={2000}
        read={(typed) => ok(typed.trim())}
        onTake={(value) => changeDetails(open, initiative, { [key]: value }, key)}
        onRefuse={refuse}
      />
    </div>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid with its legend beside the fields
    <div
      ref={form}
      className="editor"
      role="group"
      aria-label={`Edit ${name}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="editor-column">
        <h3>What</h3>
        <label className="editor-field">
          <span>Motion</span>
          <select
            data-first-field
            value={motion}
            onChange={(event) => changeDetails(open, initiative, { motion: event.target.value as Motion }, 'motion')}
          >
            {MOTION_REFERENCES.map((one) => (
              <option key={one.motion} value={one.motion}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        {open.plan.segments.length > 0 && (
          <label className="editor-field">
            <span>Segment</span>
            <select
              value={segment ?? ''}
              onChange={(event) =>
                changeDetails(
                  open,
                  initiative,
                  { segment: event.target.value === '' ? null : event.target.value },
                  'segment',
                )
              }
            >
              <option value="">All segments</option>
              {open.plan.segments.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
        )}
        {text('owner', 'Owner', 'Nobody yet')}
        {text('note', 'Note', 'Why it will work')}
        {text('source', 'Source', 'Where the size comes from')}
      </div>
      <div className="editor-column size">
        <SizeFields open={open} initiative={initiative} heldBy={heldBy} />
      </div>
      <div className="editor-column">
        <h3>When</h3>
        <NumberField {...box} field="start" label="Start" shown={monthLabel} typed={formatMonth} read={readMonthText} />
        <NumberField {...box} field="length" label="Ramp" shown={rampText} typed={plain} read={readMonths} />
        <div className="editor-field" data-own={values.shape.own || undefined}>
          <span>Shape {values.shape.own && <Reset {...box} field="shape" />}</span>
          <select
            aria-label={`Shape of the ramp of ${name}`}
            value={values.shape.value}
            disabled={heldBy !== null}
            onChange={(event) => changeValue(open, initiative, 'shape', Number(event.target.value))}
          >
            <option value={0}>Linear</option>
            <option value={1}>S-shaped</option>
          </select>
        </div>
      </div>
      <div className="editor-column">
        <h3>Cost</h3>
        <NumberField {...box} field="onceCost" label={`One-off, ${money}`} shown={amountText} read={readAmount} />
        <NumberField {...box} field="monthlyCost" label={`A month, ${money}`} shown={amountText} read={readAmount} />
        <NumberField
          {...box}
          field="costEnd"
          label="Until"
          shown={(value) => (value === NO_END ? 'no end' : monthLabel(value))}
          typed={(value) => (value === NO_END ? '' : formatMonth(value))}
          read={(typed) => (typed.trim() === '' ? ok(NO_END) : readMonthText(typed))}
        />
      </div>
      <button
        type="button"
        className="icon-button editor-close"
        aria-label="Close the editor"
        title="Close (Esc)"
        onClick={onClose}
      >
        <CloseIcon />
      </button>
    </div>
  );
}

function rampText(months: number): string {
  return months <= 1 ? 'at once' : `${plain(months)} months`;
}
