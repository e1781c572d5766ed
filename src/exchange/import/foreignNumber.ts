import { type Notation, readFigure, shifted } from '#base/readFigure';
import type { Cell } from './cells';
import type { DecimalSign, Proposal } from './choices';

/** What a cell holds where a number is wanted. A percentage is given as a fraction. */
export type ForeignNumber =
  | { readonly type: 'number'; readonly value: number; readonly isPercent: boolean }
  /** Nothing, or a sign for nothing such as `n/a` or a dash: a missing number. */
  | { readonly type: 'missing' }
  | { readonly type: 'notANumber' };

const NOTATIONS: Readonly<Record<DecimalSign, Notation>> = {
  '.': { decimal: '.', groups: ", '’" },
  ',': { decimal: ',', groups: ". '’" },
};

const MISSING = /^(?:|-+|–|—|\.+|n\/?a|#n\/a|null|none|nan)$/i;

/** A number of a foreign file. `K` and `M` behind it count, a currency before or behind it does not. */
export function readForeignNumber(cell: Cell, decimal: DecimalSign): ForeignNumber {
  switch (cell.type) {
    case 'blank':
      return { type: 'missing' };
    case 'number':
      return { type: 'number', value: cell.value, isPercent: cell.isPercent };
    case 'error':
      return MISSING.test(cell.text) ? { type: 'missing' } : { type: 'notANumber' };
    case 'date':
      return { type: 'notANumber' };
    case 'text':
      return readNumberText(cell.text, decimal);
  }
}

function readNumberText(text: string, decimal: DecimalSign): ForeignNumber {
  const plain = withoutCurrency(text);
  if (MISSING.test(plain)) return { type: 'missing' };
  const figure = readFigure(plain, NOTATIONS[decimal]);
  if (figure === null || !Number.isFinite(figure.number)) return { type: 'notANumber' };
  switch (figure.suffix) {
    case '%':
      return { type: 'number', value: shifted(figure.number, -2), isPercent: true };
    case '':
      return { type: 'number', value: figure.number, isPercent: false };
    default:
      return { type: 'number', value: shifted(figure.number, /k/i.test(figure.suffix) ? 3 : 6), isPercent: false };
  }
}

/** Without `USD`, `€` and the like, before or behind. */
function withoutCurrency(text: string): string {
  return text
    .trim()
    .replace(/^(\(?[-−]?)(?:[A-Z]{3}|US\$|C\$|A\$|kr|Fr\.)\s?(?=[\d.,(-])/, '$1')
    .replace(/\s?(?:[A-Z]{3}|[$€£¥]|kr)(\)?)$/, '$1');
}

/** Whether a text can be a number in some notation. */
export function isNumberLike(cell: Cell): boolean {
  return (['.', ','] as const).some((decimal) => readForeignNumber(cell, decimal).type === 'number');
}

const DECIMALS = ['.', ','] as const satisfies readonly DecimalSign[];

/**
 * Which sign marks decimals, by the numbers that can be read in one way only: `0.5` and `1,234.5` say a point, `1.234,5` a comma.
 * `1.234` says nothing, and is not decided for anyone.
 */
export function proposeDecimal(cells: Iterable<Cell>): Proposal<DecimalSign> {
  const only = { '.': '', ',': '' };
  let either = '';
  for (const cell of cells) {
    if (cell.type !== 'text') continue;
    const [asPoint, asComma] = DECIMALS.map((decimal) => readForeignNumber(cell, decimal));
    const isPoint = asPoint?.type === 'number';
    const isComma = asComma?.type === 'number';
    if (isPoint && !isComma) only['.'] ||= cell.text;
    else if (isComma && !isPoint) only[','] ||= cell.text;
    else if (asPoint?.type === 'number' && asComma?.type === 'number' && asPoint.value !== asComma.value)
      either ||= cell.text;
  }
  const proposal = (value: DecimalSign, isSure: boolean, because: string) => ({
    value,
    isSure,
    options: DECIMALS,
    because,
  });
  if (only['.'] !== '' && only[','] !== '')
    return proposal('.', false, `${only['.']} has a point and ${only[',']} a comma`);
  if (only['.'] !== '') return proposal('.', true, `${only['.']} has a point`);
  if (only[','] !== '') return proposal(',', true, `${only[',']} has a comma`);
  if (either === '') return proposal('.', true, 'no number has decimals or groups');
  // Groups of three are commoner than three decimals, but nobody can tell.
  return proposal(either.includes(',') ? '.' : ',', false, `${either} can be read either way`);
}
