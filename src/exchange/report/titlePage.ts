import { currencySign } from '#domain/currencySign';
import { periodLabel } from '#domain/timeline';
import { scenarioOf } from '#plan/planParts';
import { scenarioRow, text, words } from './cells';
import type { PageContent } from './pageContent';
import { endFigures } from './endFigures';
import { chosenScenario, lastLabel, lookIndex, type ReportQuestion } from './question';

/** What the report is about: the plan, its scenarios, and where the chosen one ends. */
export function titlePage(question: ReportQuestion): PageContent {
  const { plan, evaluation, date } = question;
  const chosen = chosenScenario(question);
  const { timeline } = evaluation;
  return {
    title: 'Title',
    heading: plan.title,
    statement: `${chosen.name}, ${periodLabel(timeline, 0)} to ${lastLabel(question)}, by ${plan.grain}. ${date}.`,
    parts: [
      { type: 'figures', figures: endFigures(question) },
      {
        type: 'table',
        title: 'Scenarios',
        caption: 'each follows another and says only what differs',
        columns: [words('Scenario', 2), words('Follows', 1.5), words('What it is', 5)],
        rows: plan.scenarios.map(({ name, parent, note, id }, lane) =>
          scenarioRow(
            lookIndex(plan, lane),
            text(id === plan.statedEnd ? `${name} (stated end state)` : name),
            text(parent === null ? 'the base' : (scenarioOf(plan, parent)?.name ?? '')),
            text(note),
          ),
        ),
        note: '',
      },
      ...(plan.note === '' ? [] : [{ type: 'text', title: 'About this plan', paragraphs: [plan.note] } as const]),
    ],
    definitions: `${RATES[plan.basis]} ARR in ${plan.currency} (${currencySign(plan.currency).trim()}), unrounded in the plan.`,
    notes: 'Every figure of this report is read from the plan; none is typed in.',
  };
}

const RATES = {
  annual: 'Rates are stated for a year.',
  quarterly: 'Rates are stated for a quarter.',
  monthly: 'Rates are stated for a month.',
} as const;
