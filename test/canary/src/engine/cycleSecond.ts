// expects lint/suspicious/noImportCycles
import { first } from './cycleFirst';

export const second = (): number => first();
