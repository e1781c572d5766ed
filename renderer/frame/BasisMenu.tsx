import * as Menu from '@radix-ui/react-dropdown-menu';
import { useRef } from 'react';
import { BASES, type Basis } from '#domain/timeline';
import { changeBasis, describeChangeBasisError } from '#plan/changeBasis';
import type { Plan } from '#plan/model';
import { type DefinitionsTab, showDefinitions } from '../definitions/definitionsState';
import { askPerson } from '../state/question';
import { commit, refuse } from '../state/session';
import { ChevronIcon } from './icons';

const NAMES: Readonly<Record<Basis, string>> = { annual: 'Annual', quarterly: 'Quarterly', monthly: 'Monthly' };
const PERIODS: Readonly<Record<Basis, string>> = { annual: 'year', quarterly: 'quarter', monthly: 'month' };

/** The period that the rates of the plan are stated for, and how NRR is read; choosing another basis asks what it means. */
export function BasisMenu({ plan }: { readonly plan: Plan }) {
  const trigger = useRef<HTMLButtonElement>(null);
  /** What to show once the menu is gone: until then it holds the keyboard. */
  const next = useRef<DefinitionsTab | null>(null);
  const show = (tab: DefinitionsTab) => {
    next.current = tab;
  };
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        ref={trigger}
        className="button basis"
        title="The period that the rates of this plan are stated for, and how NRR is read"
      >
        <b>{NAMES[plan.basis]}</b> rates · bridge NRR <ChevronIcon />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          className="menu"
          align="end"
          sideOffset={4}
          onCloseAutoFocus={(event) => {
            if (next.current === null) return;
            event.preventDefault();
            showDefinitions(next.current, undefined, trigger.current);
            next.current = null;
          }}
        >
          <Menu.RadioGroup value={plan.basis} onValueChange={(basis) => void change(plan, basis as Basis)}>
            {BASES.map((basis) => (
              <Menu.RadioItem key={basis} value={basis} className="menu-item">
                {NAMES[basis]} rates
                <Menu.ItemIndicator className="menu-mark">✓</Menu.ItemIndicator>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Separator className="menu-line" />
          <Menu.Item className="menu-item" onSelect={() => show('readings')}>
            Definitions
          </Menu.Item>
          <Menu.Item className="menu-item" onSelect={() => show('benchmarks')}>
            Where the plan stands
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

async function change(plan: Plan, basis: Basis): Promise<void> {
  if (basis === plan.basis) return;
  const meaning = await askPerson({
    title: `Rates by the ${PERIODS[basis]} instead of by the ${PERIODS[plan.basis]}`,
    text:
      `Converting changes the rates so that NRR, GRR and ARR of every period stay as they are. Rereading keeps the rates and takes ` +
      `them as stated for a ${PERIODS[basis]}, so that everything that follows changes.`,
    actions: [
      { id: 'convert', label: 'Convert the rates' },
      { id: 'reread', label: 'Reread them' },
      { id: 'cancel', label: 'Cancel' },
    ],
  });
  if (meaning !== 'convert' && meaning !== 'reread') return;
  const edits = changeBasis(plan, basis, meaning);
  if (edits.ok) commit(`${NAMES[basis]} rates, ${meaning === 'convert' ? 'converted' : 'reread'}`, edits.value);
  else refuse(describeChangeBasisError(edits.error));
}
