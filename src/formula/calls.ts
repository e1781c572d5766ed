import { err, ok, type Result } from '#base/result';
import type { FormulaError } from './errors';
import type { Expression, Reach, Span } from './expression';
import { reachesBack, reachOf } from './reach';
import { functions, type FunctionName } from './words';

/** What stands between two commas of a call. `text` and `span` include brackets around it. */
export interface Argument {
  readonly expression: Expression;
  readonly text: string;
  readonly span: Span;
}

type Checked<T> = Result<T, FormulaError>;

/** The expression that a call of a function of the language stands for. */
export function makeCall(name: FunctionName, given: readonly Argument[], span: Span): Checked<Expression> {
  const signature = functions.get(name);
  if (signature === undefined) throw new Error(`no signature of ${name}`);
  const { least, most } = signature;
  if (given.length < least || given.length > most) {
    return err({ type: 'argumentCount', function: name, given: given.length, least, most, span });
  }
  switch (name) {
    case 'prev':
    case 'lag':
    case 'cumulative':
    case 'first':
    case 'total':
    case 'trailing_sum':
    case 'trailing_product':
    case 'trailing_mean':
      return makeLineCall(name, given, span);
    case 'if':
      return ok({
        type: 'conditional',
        written: 'if',
        condition: argument(given, 0).expression,
        whenTrue: argument(given, 1).expression,
        otherwise: argument(given, 2).expression,
        span,
      });
    default:
      return ok({ type: 'call', function: name, arguments: given.map((each) => each.expression), span });
  }
}

/** Functions whose first argument is the name of a line, because they read it elsewhere than here and now. */
type LineFunction = Extract<FunctionName, 'prev' | 'lag' | 'cumulative' | 'first' | 'total' | `trailing_${string}`>;

function makeLineCall(name: LineFunction, given: readonly Argument[], span: Span): Checked<Expression> {
  const subject = argument(given, 0);
  if (subject.expression.type !== 'line') {
    return err({ type: 'lineExpected', function: name, found: subject.text, span: subject.span });
  }
  const { line, span: lineSpan } = subject.expression;
  switch (name) {
    case 'cumulative':
    case 'first':
    case 'total':
      return ok({ type: name, line, lineSpan, span });
    case 'prev': {
      const initial = argument(given, 1).expression;
      return ok({ type: 'lag', written: name, line, lineSpan, reach: { factor: 0, offset: 1 }, initial, span });
    }
    case 'lag': {
      const reach = readReach(name, argument(given, 1));
      if (!reach.ok) return reach;
      const initial = given[2]?.expression ?? null;
      return ok({ type: 'lag', written: name, line, lineSpan, reach: reach.value, initial, span });
    }
    default: {
      const reach = readReach(name, argument(given, 1));
      return reach.ok ? ok({ type: 'trailing', function: name, line, lineSpan, reach: reach.value, span }) : reach;
    }
  }
}

function readReach(name: string, given: Argument): Checked<Reach> {
  const reach = reachOf(given.expression);
  const place = { function: name, found: given.text, span: given.span };
  if (reach === null) return err({ type: 'reachNotConstant', ...place });
  return reachesBack(reach) ? ok(reach) : err({ type: 'reachTooShort', ...place });
}

/** The count has been checked, so a missing argument is a mistake in the table of functions. */
function argument(given: readonly Argument[], index: number): Argument {
  const found = given[index];
  if (found === undefined) throw new Error(`argument ${index} is missing`);
  return found;
}
