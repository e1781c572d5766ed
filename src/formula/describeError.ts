import type { Foreign, FormulaError } from './errors';
import { foreignWords, functions, operatorWords } from './words';

/** Longest piece of a formula that a message repeats. */
const LONGEST_QUOTE = 40;

/** One sentence for the person who wrote the formula: where, what is wrong, and what to write. Columns count from 1. */
export function describeFormulaError(error: FormulaError): string {
  const sentence = complaint(error);
  return `Column ${error.span.start + 1}: ${sentence}${sentence.endsWith('?') ? '' : '.'}`;
}

function complaint(error: FormulaError): string {
  switch (error.type) {
    case 'empty':
      return 'the formula is empty, write a number, a line or a calculation';
    case 'tooLong':
      return error.standard
        ? `in its standard form, with spaces, the formula has ${error.length} characters and at most ${error.most} are allowed, move a part of it to a line of its own`
        : `the formula has ${error.length} characters and at most ${error.most} are allowed, move a part of it to a line of its own`;
    case 'tooDeep':
      return error.standard
        ? `in its standard form the formula has more than ${error.most} brackets inside each other, move a part of it to a line of its own`
        : `more than ${error.most} brackets stand inside each other, move a part of the formula to a line of its own`;
    case 'tooManyParts':
      return `the formula has more than ${error.most} numbers, names, operators and functions, move a part of it to a line of its own`;
    case 'character':
      return `the character ${visible(error.character)} is not part of a formula${instead(error.character)}`;
    case 'foreign':
      return foreignAdvice[error.what](quote(error.text));
    case 'foreignWord':
      return `${quote(error.word)} is not a word of this language: ${foreignWords.get(error.word) ?? 'leave it out'}`;
    case 'malformedNumber':
      return `${quote(error.text)} is not a number, write digits with at most one point, as in \`1234.5\``;
    case 'notFinite':
      return `the number ${quote(error.text)} is too large to be computed with, the largest is about 1.8e308`;
    case 'nameTooLong':
      return `the name has ${error.length} characters and at most ${error.most} are allowed`;
    case 'valueExpected':
      return valueExpected(error.found);
    case 'operatorMissing':
      return operatorMissing(error.left, error.right);
    case 'bracketNotClosed':
      return 'this bracket is never closed, add a `)`';
    case 'bracketNotOpened':
      return 'this `)` closes no bracket, take it out or add a `(` before it';
    case 'commaOutsideCall':
      return error.betweenDigits
        ? 'a comma cannot group digits, write 1,000 as `1000`'
        : 'a comma stands only between the arguments of a function, a decimal has a point';
    case 'comparisonChain': {
      const { first, second } = error;
      return `two comparisons stand in a row, write \`a ${first} b and b ${second} c\` for both or use brackets for one inside the other`;
    }
    case 'colonExpected':
      return 'the conditional has no `:`, write `condition ? value : other value`';
    case 'conditionalInside':
      return 'a conditional between `?` and `:` needs brackets, write `a ? (b ? c : d) : e`';
    case 'unknownFunction':
      return unknownFunction(error.name, error.suggestion);
    case 'unknownName':
      return `unknown name ${quote(error.name)}${error.suggestion === null ? ', no line of the plan is called that' : `, did you mean ${quote(error.suggestion)}?`}`;
    case 'functionNotCalled':
      return `${quote(error.name)} is a function, write ${usage(error.name)}`;
    case 'argumentCount': {
      const given = error.given === 1 ? '1 argument' : `${error.given} arguments`;
      return `${error.function} takes ${range(error.least, error.most)} and has ${given} here, write ${usage(error.function)}`;
    }
    case 'lineExpected':
      return `${error.function} ${lineReading(error.function)} a line, give ${quote(error.found)} a line of its own and write its name here`;
    case 'reachNotConstant':
      return `${quote(error.found)} is not a fixed number of periods, ${error.function} takes a whole number, \`periods_per_year\` or sums and multiples of these, as in \`periods_per_year - 1\``;
    case 'reachTooShort':
      return `${error.function} looks at 1 period at least, and ${quote(error.found)} is less`;
  }
}

const foreignAdvice: Readonly<Record<Foreign, (text: string) => string>> = {
  formulaSign: () => 'a formula starts without `=`, take it out',
  equals: () => 'a formula assigns nothing, to compare two values write `==`',
  angles: () => '`<>` is written `!=` here',
  doubleAnd: (text) => `${text} is written \`and\` here`,
  doubleOr: (text) => `${text} is written \`or\` here`,
  exclamation: () => '`!` is written `not` here, and there are no factorials',
  doubleStar: () => 'a power is written `^`, as in `x^2`',
  percent: () => '`%` stands only directly after a number, as in `10%`, for a remainder write `a - b * floor(a / b)`',
  quote: () => 'a formula has no texts, only numbers and names without quotation marks',
  squareBracket: () =>
    'a formula has no square brackets, read other periods with `prev(line, initial)` or `lag(line, n)`',
  brace: (text) => `${text} is not part of a formula, use round brackets`,
  semicolon: () => 'a formula is one expression, between arguments write a comma',
  colon: () => '`:` stands only in `condition ? value : other value`, there are no ranges',
  digitGroups: (text) => `digits are not grouped in a formula, write ${text.replaceAll('_', '')}`,
  hexadecimal: (text) => `${text} is not a number here, write it in decimal digits`,
  currency: () => 'a formula has no currency signs, write the number or the name alone',
  comment: () => 'a formula has no comments, write them into the note of the line',
  point: () => 'a point stands only between the digits of a number, and a name has no parts',
  turnedComparison: () => 'the sign `=` comes last in a comparison, write `<=` or `>=`',
  sign: (text) => `${text} is not part of a formula`,
};

function operatorMissing(left: string, right: string): string {
  const word = [left, right].find((text) => operatorWords.includes(text.toLowerCase()));
  const advice = word === undefined ? 'to multiply write `*`' : `the word is written ${quote(word.toLowerCase())}`;
  return `an operator is missing between ${quote(left)} and ${quote(right)}, ${advice}`;
}

function valueExpected(found: string | null): string {
  if (found === null) return 'the formula ends where a value should follow, add it or take out the last sign';
  if (found === 'and' || found === 'or') return `\`${found}\` stands between two values, write \`a ${found} b\``;
  return `a number, a name or a bracket should stand here, not ${quote(found)}`;
}

/** Functions people know from spreadsheets and other languages. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['and', 'write `a and b`'],
  ['or', 'write `a or b`'],
  ['not', 'write `not a`'],
  ['pow', 'a power is written `a^b`'],
  ['power', 'a power is written `a^b`'],
  ['ln', 'the natural logarithm is `log(x)`'],
  ['sum', 'write `a + b`, over periods `cumulative(line)` or `trailing_sum(line, n)`, over segments `total(line)`'],
  ['average', 'write `(a + b) / 2`, over periods `trailing_mean(line, n)`'],
  ['mean', 'write `(a + b) / 2`, over periods `trailing_mean(line, n)`'],
  ['product', 'write `a * b`, over periods `trailing_product(line, n)`'],
  ['mod', 'for the remainder of a by b write `a - b * floor(a / b)`'],
  ['offset', 'earlier periods are read with `lag(line, n)`'],
]);

function unknownFunction(name: string, suggestion: string | null): string {
  const advice = elsewhere.get(name.toLowerCase());
  const unknown = `there is no function ${quote(name)}`;
  if (advice !== undefined) return `${unknown}, ${advice}`;
  if (suggestion !== null) return `${unknown}, did you mean ${quote(suggestion)}?`;
  return `${unknown}, to multiply a value by a bracket write \`*\` between them`;
}

function lineReading(name: string): string {
  if (name === 'prev' || name === 'lag') return 'looks back on';
  if (name === 'total') return 'reads the total of';
  return 'reads the periods of';
}

function usage(name: string): string {
  return functions.get(name)?.usage ?? `${name}(...)`;
}

function range(least: number, most: number): string {
  if (least === most) return least === 1 ? '1 argument' : `${least} arguments`;
  return most === least + 1 ? `${least} or ${most} arguments` : `${least} to ${most} arguments`;
}

function quote(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ');
  return `\`${oneLine.length > LONGEST_QUOTE ? `${oneLine.slice(0, LONGEST_QUOTE)}...` : oneLine}\``;
}

/** Characters that look like one of the language's and that office programs like to put in its place. */
const lookalikes: ReadonlyMap<string, string> = new Map([
  ['\u2212', '-'],
  ['\u2013', '-'],
  ['\u2014', '-'],
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u00d7', '*'],
  ['\u00b7', '*'],
  ['\u22c5', '*'],
  ['\u2217', '*'],
  ['\u00f7', '/'],
  ['\u2215', '/'],
  ['\u2044', '/'],
  ['\u2264', '<='],
  ['\u2265', '>='],
  ['\u2260', '!='],
  ['\uff05', '%'],
  ['\uff08', '('],
  ['\uff09', ')'],
]);
const TEXT_MARK = /[\u2018-\u201f\u00ab\u00bb]/u;
const ODD_SPACE = /[\p{Z}\ufeff\u200b]/u;

function instead(character: string): string {
  const plain = lookalikes.get(character);
  if (plain !== undefined) return `, write \`${plain}\``;
  if (TEXT_MARK.test(character)) return ', which has no texts';
  if (ODD_SPACE.test(character)) return ', write an ordinary space';
  return ', which has only plain letters a to z, digits and signs';
}

/** The character itself where it can be seen and combines with nothing, with its number where it cannot. */
function visible(character: string): string {
  const number = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `\`${character}\` (${number})` : number;
}
