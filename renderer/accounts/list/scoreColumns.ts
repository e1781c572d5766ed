import type { AccountReading } from '#analysis/accountReading';
import { cardOf } from '#domain/accounts/triggers';
import { dayText } from '#domain/day';
import { fixed } from '../../format/figures';
import type { Column } from './columns';
import type { ListedAccount } from './listedAccount';

/** Whether an account is to be expanded now, in a word or two. */
export function standingOf({ facts, isReady, gate, readiness }: AccountReading): string {
  if (!facts.isCustomer) return 'No ARR';
  if (isReady) return 'Ready';
  if (gate.state === 'shut') return 'Gate shut';
  if (gate.state === 'unknown') return 'Health not known';
  return readiness.score === null ? '' : 'Not ready';
}

/** The day a limit is reached, in the words of a cell. */
function limitText({ limit }: AccountReading): string {
  switch (limit.state) {
    case 'reached':
      return 'reached';
    case 'projected':
      return limit.day === null ? '' : dayText(limit.day);
    case 'never':
      return 'not in sight';
    case 'noLimit':
    case 'noTrend':
      return '';
  }
}

const derived = { unit: '', isNumber: false, field: null } as const;
const score = (value: number | null): string => (value === null ? '' : fixed(value, 0));
const STANDINGS = ['No ARR', 'Not ready', 'Gate shut', 'Health not known', 'Ready'];

/** What the fields of an account come to; nothing here is typed. */
export const SCORE_COLUMNS: readonly Column[] = [
  {
    ...derived,
    id: 'readiness',
    label: 'Readiness',
    unit: '0–100',
    width: 88,
    isNumber: true,
    text: ({ reading }) => score(reading.readiness.score),
    order: ({ reading }) => reading.readiness.score,
  },
  {
    ...derived,
    id: 'confidence',
    label: 'Known',
    unit: '% of weight',
    width: 82,
    isNumber: true,
    text: ({ reading }) => fixed(reading.readiness.confidence * 100, 0),
    order: ({ reading }) => reading.readiness.confidence,
  },
  {
    ...derived,
    id: 'standing',
    label: 'Standing',
    width: 124,
    text: ({ reading }) => standingOf(reading),
    order: ({ reading }) => {
      const at = STANDINGS.indexOf(standingOf(reading));
      return at < 0 ? null : at;
    },
    tone: ({ reading }) => (reading.isReady ? 'better' : standingOf(reading) === 'Gate shut' ? 'worse' : ''),
  },
  {
    ...derived,
    id: 'risk',
    label: 'Churn risk',
    unit: '0–100',
    width: 90,
    isNumber: true,
    text: ({ reading }) => score(reading.risk.score),
    order: ({ reading }) => reading.risk.score,
    tone: ({ reading }) => (reading.riskBand === 'high' ? 'worse' : ''),
  },
  {
    ...derived,
    id: 'triggers',
    label: 'Triggers',
    unit: 'fired',
    width: 78,
    isNumber: true,
    text: ({ reading }) => fixed(reading.triggers.length, 0),
    order: ({ reading }) => reading.triggers.length,
  },
  {
    ...derived,
    id: 'play',
    label: 'First play',
    width: 126,
    text: playText,
    order: (listed) => playText(listed).toLowerCase() || null,
  },
  {
    ...derived,
    id: 'limit',
    label: 'Limit reached',
    unit: 'by trend',
    width: 110,
    text: ({ reading }) => limitText(reading),
    // What is reached already comes first, what never is last.
    order: ({ reading: { limit, facts } }) => {
      if (limit.state === 'reached') return facts.asOf;
      return limit.state === 'never' ? Number.MAX_SAFE_INTEGER : limit.day;
    },
    tone: ({ reading }) => (reading.limit.place === 'in' ? 'better' : ''),
  },
];

/** Where the gate is shut its play is another: health first. */
function playText({ reading }: ListedAccount): string {
  const [first] = reading.triggers;
  if (first === undefined) return 'none';
  return reading.gate.state === 'shut' ? 'Health first' : cardOf(first.trigger).name;
}
