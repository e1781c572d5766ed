/** Whether an object's keys are all data: the library that checks shapes passes over three names that objects have by nature. */
export function hasPlainKeys(input: unknown): boolean {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return false;
  return !['__proto__', 'prototype', 'constructor'].some((reserved) => Object.hasOwn(input, reserved));
}

/** What is wrong where keys are not all data, in words. */
export function whyNotPlain(input: unknown): string {
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
  return isObject ? 'a key that no name can be' : 'this has to be an object, {} where there is nothing';
}
