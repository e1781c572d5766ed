import fc from 'fast-check';

const lines = ['a', 'c', 'rate_1'];
/** Without `2.`, which mathjs reads as part of an operator in `2./a`. */
const numbers = '0 1 12 1.5 .5 1e3 2.5e-3 10% .5% 12.5%'.split(' ');
const infix = [...'+ - * / ^ == != < <= > >='.split(' '), ' and ', ' or '];
const gaps = ['', '', ' ', '  '];

/** Texts that mostly are formulas: the grammar without its precedence, so that precedence has to be found. */
export const formulaText: fc.Arbitrary<string> = fc.letrec<{ readonly expression: string }>((tie) => {
  const gap = fc.constantFrom(...gaps);
  const atom = fc.constantFrom(...lines, ...numbers, 'period', 'periods_per_year');
  const joined = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.tuple(...parts.flatMap((part) => [part, gap])).map((texts) => texts.join(''));
  const word = (text: string): fc.Arbitrary<string> => fc.constant(text);
  const part = tie('expression') as fc.Arbitrary<string>;
  const line = fc.constantFrom(...lines);
  const reach = fc.constantFrom(
    '1',
    '12',
    'periods_per_year',
    'periods_per_year - 1',
    '2*periods_per_year',
    '1 + 3 * periods_per_year',
  );
  return {
    expression: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      { arbitrary: atom, weight: 2 },
      { arbitrary: joined(part, fc.constantFrom(...infix), part), weight: 5 },
      { arbitrary: joined(fc.constantFrom('-', '+', 'not '), part), weight: 2 },
      { arbitrary: joined(word('('), part, word(')')), weight: 2 },
      { arbitrary: joined(part, word('?'), part, word(':'), part), weight: 1 },
      { arbitrary: joined(fc.constantFrom('min(', 'max(', 'round('), part, word(','), part, word(')')), weight: 1 },
      { arbitrary: joined(word('if('), part, word(','), part, word(','), part, word(')')), weight: 1 },
      { arbitrary: joined(word('lag('), line, word(','), reach, word(','), part, word(')')), weight: 1 },
      { arbitrary: joined(word('prev('), line, word(','), part, word(')')), weight: 1 },
      {
        arbitrary: joined(
          fc.constantFrom('trailing_sum(', 'trailing_mean(', 'lag('),
          line,
          word(','),
          reach,
          word(')'),
        ),
        weight: 1,
      },
      { arbitrary: joined(fc.constantFrom('total(', 'cumulative(', 'first('), line, word(')')), weight: 1 },
    ),
  };
}).expression;

const signs = ['?', ':', '(', ')', ',', ' ', ' not '];
const openings = ['min(', 'if(', 'prev(a,', 'lag(a, 2', 'total(', 'log('];
const pieces = [...lines, ...numbers, ...infix, ...signs, ...openings, 'period'];

/** The words of the language in any order: mostly nonsense, much of it almost a formula. */
export const tokenSoup: fc.Arbitrary<string> = fc
  .array(fc.nat(pieces.length - 1), { maxLength: 12 })
  .map((picked) => picked.map((index) => pieces[index]).join(''));

const foreignWords =
  '= <> && ! ** % " \' [ ] { ; _ 1_000 1e400 0x1f . # $ \u2212 \u00d7 \u00e9 \u{1f600} zeros( constructor __proto__ toString( true mod end';
const foreignPieces = [...pieces, ...foreignWords.split(' '), '\n', '\t', '\u0000'];

/** As `tokenSoup`, with pieces of other languages and of none. */
export const foreignSoup: fc.Arbitrary<string> = fc
  .array(fc.nat(foreignPieces.length - 1), { maxLength: 10 })
  .map((picked) => picked.map((index) => foreignPieces[index]).join(''));
