// expects plugin: Not the same on every machine
export const value = Math.pow(2, 3);
