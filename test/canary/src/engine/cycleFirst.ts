// expects lint/suspicious/noImportCycles
import { second } from './cycleSecond';

export const first = (): number => second();
