import { expect, test } from 'vitest';
import { type ExcelPlace, printExcel } from '#formula/printExcel';
import { parsed } from './bare';

/** A place in the third period; lines are cells of their own name with the period behind it. */
function place(moved: string[] = []): ExcelPlace {
  return {
    position: 2,
    periodsPerYear: 12,
    cell: (line, total, at) => `${line.toUpperCase()}${total ? 'T' : ''}${at}`,
    over: (how, line, from, to) => `${how === 'trailing_sum' ? 'SUM' : 'PRODUCT'}(${line}${from}:${line}${to})`,
    calendar: (name) => name.toUpperCase(),
    backOf: ({ reach }) => reach.factor * 12 + reach.offset,
    moveOut: (text) => `Part${moved.push(text)}`,
  };
}

test.each([
  ['a + b * (c - 1)', 'A2+B2*(C2-1)'],
  ['-a^2', 'IFERROR(-(A2^2),NA())'],
  ['(-a)^2', 'IFERROR((-A2)^2,NA())'],
  ['a^b^2', 'IFERROR(IF(AND(A2=0,(B2^2)=0),1,IF(AND(A2<0,(B2^2)<>INT((B2^2))),NA(),A2^(B2^2))),NA())'],
  ['2^3^2', 'IFERROR(2^(3^2),NA())'],
  ['a^0', '1'],
  ['a^-1', 'IFERROR(A2^(-1),NA())'],
  ['a^(1 / 12)', 'IFERROR(A2^(1/12),NA())'],
  ['a^(1 / 3)', 'IFERROR(IF(A2<0,NA(),A2^(1/3)),NA())'],
  ['a^periods_per_year', 'IFERROR(A2^12,NA())'],
  ['a - -b', 'A2-(-B2)'],
  ['a / b', 'IFERROR(A2/B2,NA())'],
  ['a - (b - c)', 'A2-(B2-C2)'],
  ['a / (b / c)', 'IFERROR(A2/(B2/C2),NA())'],
  ['10% + a', '10%+A2'],
  ['1e-7 * a', '1E-7*A2'],
  ['a == b', 'IF(A2=B2,1,0)'],
  ['not a and b > 1 or c', 'IF(OR(AND(NOT(A2<>0),B2>1),C2<>0),1,0)'],
  ['a ? b : c', 'IF(A2<>0,B2,C2)'],
  ['if((a > b) == 1, 1 / a, 2)', 'IFERROR(IF(IF(A2>B2,1,0)=1,1/A2,2),NA())'],
  ['min(a, b, 3)', 'MIN(A2,B2,3)'],
  ['floor(a) + ceil(b)', 'INT(A2)+(-INT(-(B2)))'],
  ['log(a)', 'IFERROR(LN(A2),NA())'],
  ['round(a, 2)', 'IFERROR(ROUND(A2,2),NA())'],
  ['round(a, b)', 'IFERROR(IF(AND(B2=INT(B2),ABS(B2)<=15),ROUND(A2,B2),NA()),NA())'],
  ['prev(a, 5)', 'A1'],
  ['lag(a, 3, b + 1)', 'B2+1'],
  ['lag(a, 3)', 'NA()'],
  ['first(a) + total(b)', 'A0+BT2'],
  ['cumulative(a)', 'SUM(a0:a2)'],
  ['trailing_product(a, 2)', 'PRODUCT(a1:a2)'],
  ['trailing_sum(a, periods_per_year)', 'NA()'],
  ['year * 12 + month', 'YEAR*12+MONTH'],
])('%s in Excel is %s', (text, wanted) => {
  expect(printExcel(parsed(text), place())).toBe(wanted);
});

test('a formula too long or too deep for a cell moves parts of it into cells of their own', () => {
  const moved: string[] = [];
  const long: ExcelPlace = { ...place(moved), cell: (line) => `'A sheet with a long name'!$AAA$${line.length}00000` };
  const names = Array.from({ length: 240 }, (_, at) => `a${at}`).join(' + ');
  const text = printExcel(parsed(names), long);
  expect(text).toContain(`Part${moved.length}`);
  expect(moved.length).toBeGreaterThan(0);
  expect([text, ...moved].every((one) => one.length < 8192)).toBe(true);
  const choices = Array.from({ length: 90 }, (_, at) => `a == ${at} ? ${at} : `).join('');
  const deep = printExcel(parsed(`${choices} b`), place(moved));
  const depthOf = (formula: string) => {
    let [depth, most] = [0, 0];
    for (const character of formula) {
      depth += character === '(' ? 1 : character === ')' ? -1 : 0;
      most = Math.max(most, depth);
    }
    return most;
  };
  expect([deep, ...moved].every((one) => depthOf(one) <= 60 && one.length < 8192)).toBe(true);
});
