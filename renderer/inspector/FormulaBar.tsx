import './inspector.css';
import { memo } from 'react';
import type { OpenPlan } from '../state/session';
import { PanelIcon } from '../frame/icons';
import { showInspector, useInspector } from './inspectorState';
import { useInspected } from './useInspected';
import { useIsWide } from './useIsWide';

/** The selected cell in one line over the grid, while the inspector is closed. */
export const FormulaBar = memo(function FormulaBar({ open }: { readonly open: OpenPlan }) {
  const isWide = useIsWide();
  const isBeside = useInspector((state) => state.isBeside);
  return isWide && isBeside ? null : <FormulaLine open={open} isWide={isWide} />;
});

function FormulaLine({ open, isWide }: { readonly open: OpenPlan; readonly isWide: boolean }) {
  const inspected = useInspected(open);
  const isDrawer = useInspector((state) => state.isDrawer);
  return (
    <section className="formula-bar" aria-label="Selected cell" data-region="formula bar">
      <span className="formula-place">{inspected?.name ?? ''}</span>
      <i>fx</i>
      {inspected !== null && (
        <>
          <b className={`num ${inspected.tag.toLowerCase()}`}>{inspected.value}</b>
          <span className="formula-said">{said(inspected)}</span>
        </>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label="Show the inspector"
        title="Show the inspector"
        aria-expanded={!isWide && isDrawer}
        onClick={() => {
          showInspector(isWide);
          requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-region="inspector"]')?.focus());
        }}
      >
        <PanelIcon />
      </button>
    </section>
  );
}

function said(inspected: NonNullable<ReturnType<typeof useInspected>>): string {
  if (inspected.isMissing) return inspected.why;
  const { parent, tag, formula } = inspected;
  if (tag === 'Override' && parent !== null) {
    const [, other = ''] = /\. (.*)\.$/.exec(inspected.sentence) ?? [];
    return `override, ${other}`;
  }
  if (formula !== null) return `= ${formula}`;
  return inspected.why === '' ? tag.toLowerCase() : inspected.why.replace(/\.$/, '').toLowerCase();
}
