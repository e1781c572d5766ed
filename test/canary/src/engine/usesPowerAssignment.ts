// expects plugin: Not the same on every machine
export function square(base: number): number {
  let result = base;
  result **= 2;
  return result;
}
