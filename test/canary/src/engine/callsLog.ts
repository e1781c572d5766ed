// expects plugin: Not the same on every machine
export const value = Math.log(2, 3);
