// expects plugin: Not the same on every machine
export const value = Math.exp(2, 3);
