import fc from 'fast-check';
import { type MathNode, parse as parseWithMathjs } from 'mathjs';
import { expect, test } from 'vitest';
import { parse } from '#formula/parse';
import { functions, operatorWords } from '#formula/words';
import { bare } from './bare';
import { patience, runs } from '../soak';
import { formulaText, tokenSoup } from './soup';

/*
 * mathjs, whose syntax ours is, judges the parser. Its tree is turned into plain lists; what mathjs accepts and our
 * language does not have (ranges, implicit products, chains of comparisons, other functions) turns into null.
 */

type Tree = readonly unknown[] | null;

const signs: Readonly<Record<string, string>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  pow: '^',
  unaryMinus: '-',
  unaryPlus: '+',
  not: 'not',
  and: 'and',
  or: 'or',
  equal: '==',
  unequal: '!=',
  smaller: '<',
  smallerEq: '<=',
  larger: '>',
  largerEq: '>=',
};

interface MathjsNode {
  readonly type: string;
  readonly content: MathjsNode;
  readonly value: unknown;
  readonly name: string;
  readonly fn: string & MathjsNode;
  readonly implicit: boolean;
  readonly isPercentage: boolean;
  readonly args: readonly MathjsNode[];
  readonly condition: MathjsNode;
  readonly trueExpr: MathjsNode;
  readonly falseExpr: MathjsNode;
}

function all(kind: readonly unknown[], nodes: readonly MathjsNode[]): Tree {
  const trees = nodes.map(treeOfMathjs);
  return trees.includes(null) ? null : [...kind, ...trees];
}

function treeOfMathjs(node: MathjsNode): Tree {
  switch (node.type) {
    case 'ParenthesisNode':
      return treeOfMathjs(node.content);
    case 'ConstantNode':
      return Number.isFinite(node.value) ? ['number', node.value] : null;
    case 'SymbolNode':
      return functions.has(node.name) || operatorWords.includes(node.name) ? null : ['name', node.name];
    case 'OperatorNode':
      return node.implicit || node.isPercentage || signs[node.fn] === undefined
        ? null
        : all([signs[node.fn]], node.args);
    case 'ConditionalNode':
      return all(['if'], [node.condition, node.trueExpr, node.falseExpr]);
    case 'FunctionNode': {
      const { name } = node.fn;
      const signature = functions.get(name);
      if (signature === undefined || node.args.length < signature.least || node.args.length > signature.most)
        return null;
      return all([name], node.args);
    }
    default:
      return null;
  }
}

const PERCENTAGE = /(?<![\w.])(\d+\.?\d*|\.\d+)(?:e([+-]?\d+))?%/g;

function mathjs(text: string): Tree {
  const decimal = text.replaceAll(
    PERCENTAGE,
    (_, digits: string, exponent?: string) => `${digits}e${Number(exponent ?? 0) - 2} `,
  );
  try {
    const node: MathNode = parseWithMathjs(decimal);
    return treeOfMathjs(node as unknown as MathjsNode);
  } catch {
    return null;
  }
}

/** Our tree as the same lists. The expression comes without positions; time functions are compared by hand elsewhere. */
function treeOfOurs(node: unknown): Tree {
  const { type, ...rest } = node as { readonly type: string } & Readonly<Record<string, unknown>>;
  switch (type) {
    case 'number':
      return ['number', rest['value']];
    case 'line':
      return ['name', rest['line']];
    case 'calendar':
      return ['name', rest['name']];
    case 'unary':
      return [rest['operator'], treeOfOurs(rest['operand'])];
    case 'binary':
      return [rest['operator'], treeOfOurs(rest['left']), treeOfOurs(rest['right'])];
    case 'conditional':
      return ['if', treeOfOurs(rest['condition']), treeOfOurs(rest['whenTrue']), treeOfOurs(rest['otherwise'])];
    case 'call':
      return [rest['function'], ...(rest['arguments'] as readonly unknown[]).map(treeOfOurs)];
    default:
      throw new Error(`${type} is outside the syntax compared here`);
  }
}

function ours(text: string): Tree {
  const result = parse(text);
  return result.ok ? treeOfOurs(bare(result.value)) : null;
}

/** Time functions put conditions of ours on their arguments, so they are left out; the calls of plain ones are enough. */
function isShared(text: string): boolean {
  return !/prev|lag|trailing|cumulative|first|total/.test(text);
}

test.each([
  'not a == c',
  'not a + c',
  '-2^2',
  '2^-3^2',
  '2^3^2',
  '-a^-c^-a',
  'a^not c',
  'not a ^ c',
  '- -a',
  'a - -c',
  'a+-c',
  'a ? c : a ? c : a',
  'a ? c ? a : c : a',
  'a ? (c ? a : c) : a',
  'a ? c : a or c',
  'a?c:a:c',
  'a ? c',
  'a : c',
  'a?:c',
  'a or c and a',
  'a and c or a',
  'a == c + a',
  'a < c < a',
  'a == c == a',
  'a == (c == a)',
  '(a < c) < a',
  'a < c and c < a',
  'a - c - a',
  'a / c / a',
  'a*c/a*c',
  '10and c',
  'not(a)',
  'not (a) + c',
  'and(a, c)',
  '2 not a',
  '(a)(c)',
  'a(c)',
  '2a',
  '2 (3)',
  '1 2',
  'min()',
  'min(a,)',
  'min',
  'round\t(a)',
  '(a\n+c)',
  '007',
  '1.2.3',
  '1..2',
  '.',
  '2.',
  '',
  '()',
  'a c',
  '-a ? c : a',
  '1E+3',
  '2^10%',
])('mathjs reads %j as we do, or both refuse it', (text) => {
  expect(ours(text)).toEqual(mathjs(text));
});

test(
  'mathjs reads every formula of the shared syntax as we do',
  () => {
    let compared = 0;
    fc.assert(
      fc.property(formulaText.filter(isShared), (text) => {
        const tree = ours(text);
        if (tree !== null) compared++;
        expect(tree).toEqual(mathjs(text));
      }),
      { numRuns: runs(3000) },
    );
    expect(compared).toBeGreaterThan(1000);
  },
  patience,
);

test(
  'mathjs accepts and refuses as we do when tokens stand in any order',
  () => {
    fc.assert(
      fc.property(tokenSoup.filter(isShared), (text) => {
        expect(ours(text)).toEqual(mathjs(text));
      }),
      { numRuns: runs(10_000) },
    );
  },
  patience,
);
