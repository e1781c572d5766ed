/** Whether an object's keys are all data: the library that checks shapes passes over three names that objects have by nature. */
export function hasPlainKeys(input: unknown): boolean {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return false;
  return !['__proto__', 'prototype', 'constructor'].some((reserved) => Object.hasOwn(input, reserved));
}
