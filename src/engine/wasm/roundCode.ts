import { ALL_DIGITS, ALL_WHOLE, LAST_PLACE, MOST_SLACK, ROUNDING_DIGITS } from '#engine/arithmetic';
import type { LaneCode, Value } from './laneCode';

/** `round` of `../arithmetic` as instructions, for x and digits that are finite or NaN. */
export function emitRound(code: LaneCode): void {
  const { add, sub, mul, div, lt, select, constant, keep, keepMask } = code;
  const x = code.parameter(0);
  const digits = code.parameter(1);
  const places = keep(code.abs(digits));
  const scale = powerOfTen(code, places);
  const isBelowPoint = keepMask(lt(digits, constant(0)));
  const magnitude = keep(code.abs(x));
  const size = keep(select(isBelowPoint, div(magnitude, scale), mul(magnitude, scale)));
  const below = keep(code.floor(size));
  const lastPlace = keep(mul(size, constant(LAST_PLACE)));
  const slack = select(lt(constant(MOST_SLACK), lastPlace), constant(MOST_SLACK), lastPlace);
  const roundsUp = code.ge(add(sub(size, below), slack), constant(0.5));
  const whole = keep(select(roundsUp, add(below, constant(1)), below));
  const rounded = keep(select(isBelowPoint, mul(whole, scale), div(whole, scale)));
  const signed = select(lt(x, constant(0)), code.neg(rounded), rounded);
  const limit = select(code.gt(digits, constant(0)), constant(ALL_DIGITS), constant(ALL_WHOLE));
  const result = select(lt(size, limit), signed, x);
  const hasDigits = code.and(code.eq(code.floor(digits), digits), code.le(places, constant(ROUNDING_DIGITS)));
  select(hasDigits, result, constant(Number.NaN))();
}

/** 10^n for a whole n from 0 to 15, bit by bit: each of them is a double, so the order of multiplications does not matter. */
function powerOfTen(code: LaneCode, n: Value): Value {
  let rest = n;
  let power = code.constant(1);
  for (const [bit, factor] of [
    [8, 1e8],
    [4, 1e4],
    [2, 1e2],
    [1, 1e1],
  ] as const) {
    const isSet = code.keepMask(code.ge(rest, code.constant(bit)));
    power = code.keep(code.select(isSet, code.mul(power, code.constant(factor)), power));
    rest = code.keep(code.select(isSet, code.sub(rest, code.constant(bit)), rest));
  }
  return power;
}
