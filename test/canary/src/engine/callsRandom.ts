// expects plugin: Not the same on every machine
export const value = Math.random(2, 3);
