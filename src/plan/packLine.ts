import { type SourceId, SOURCES } from '#domain/sources';
import type { Unit } from '#domain/units';
import type { OverPeriods, OverSegments } from '#engine/model';
import type { Line, Pack } from './model';
import { formula } from './templateLine';
import { WHOLE } from './values';

const SUM: OverSegments = { type: 'sum' };
const NONE: OverSegments = { type: 'none' };

/** What is said of a line of a pack beside what every one of them needs. */
interface Details {
  readonly note?: string;
  readonly source?: SourceId;
  /** An input of one value for the whole plan. */
  readonly once?: boolean;
}

/** Makes the lines of a pack. They are about the plan as a whole: what they read of segments is the total. */
export function packLines(pack: Pack, section: string) {
  const line = (id: string, label: string, unit: Unit, overPeriods: OverPeriods, details: Details) => ({
    id,
    label,
    pack,
    section,
    unit,
    segmented: false,
    once: details.once ?? false,
    overSegments: overPeriods === 'sum' ? SUM : NONE,
    overPeriods,
    cells: {},
    note: details.note ?? '',
    source: details.source === undefined ? '' : `${details.source}, ${SOURCES[details.source].name}`,
  });
  return {
    /** Without a value the input is missing, and what needs it is not available. */
    input: (
      id: string,
      label: string,
      unit: Unit,
      overPeriods: OverPeriods,
      every: number | null,
      details: Details = {},
    ): Line => ({
      ...line(id, label, unit, overPeriods, details),
      definition: { type: 'input', values: { [WHOLE]: { every, at: {} } } },
    }),
    calculated: (
      id: string,
      label: string,
      unit: Unit,
      overPeriods: OverPeriods,
      text: string,
      details: Details = {},
    ): Line => ({ ...line(id, label, unit, overPeriods, details), definition: formula(text) }),
  };
}
