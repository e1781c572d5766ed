// expects plugin: Not the same on every machine
export const value = (base: number): number => base ** 2;
