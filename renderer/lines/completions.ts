import { calendarNames, functions } from '#formula/words';
import type { Plan } from '#plan/model';

/** A word that could stand where the caret is. */
export interface Completion {
  readonly word: string;
  /** Its label, signature or meaning. */
  readonly about: string;
  readonly kind: 'line' | 'function' | 'calendar';
}

const CALENDAR: Readonly<Record<(typeof calendarNames)[number], string>> = {
  period: 'number of the period, from 0',
  periods_per_year: '12 in a plan of months, 4 of quarters',
  year: 'fiscal year',
  quarter: 'fiscal quarter, 1 to 4',
  month: 'calendar month, 1 to 12',
};

const MOST = 8;

/** The unfinished word that ends at the caret; empty where none does. */
export function wordBefore(text: string, caret: number): string {
  return /[A-Za-z_][A-Za-z0-9_]*$/.exec(text.slice(0, caret))?.[0] ?? '';
}

/** Words that begin with what is typed first, then those that have it inside or in their label. None for a finished word. */
export function completionsFor(plan: Plan, word: string, self: string): readonly Completion[] {
  const typed = word.toLowerCase();
  if (typed === '') return [];
  const all: readonly Completion[] = [
    ...plan.lines.map(({ id, label }): Completion => ({ word: id, about: label, kind: 'line' })),
    ...[...functions].map(([name, { usage }]): Completion => ({ word: name, about: usage, kind: 'function' })),
    ...calendarNames.map((name): Completion => ({ word: name, about: CALENDAR[name], kind: 'calendar' })),
  ];
  if (all.some((one) => one.word === word)) return [];
  const rank = ({ word: name, about, kind }: Completion) => {
    if (name.toLowerCase().startsWith(typed)) return name === self ? 1 : 0;
    if (name.toLowerCase().includes(typed)) return 2;
    return kind === 'line' && about.toLowerCase().includes(typed) ? 3 : 4;
  };
  return all
    .filter((one) => rank(one) < 4)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST);
}

/** The text with the word before the caret completed, and where the caret then stands: inside the brackets of a function. */
export function completed(text: string, caret: number, { word, kind }: Completion): { text: string; caret: number } {
  const start = caret - wordBefore(text, caret).length;
  const rest = text.slice(caret).replace(/^[A-Za-z0-9_]+/, '');
  const brackets = kind === 'function' && !rest.startsWith('(') ? '()' : '';
  const inside = kind === 'function' ? 1 : 0;
  return { text: text.slice(0, start) + word + brackets + rest, caret: start + word.length + inside };
}
