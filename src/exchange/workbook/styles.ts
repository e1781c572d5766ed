import type { CellStyle } from 'hucre/xlsx';
import type { Unit } from '#domain/units';

/**
 * Who a figure is from, in the colours that people who read models expect: blue was typed, black is calculated.
 *
 *     input     typed, of the base or of the scenario that has it
 *     fixed     typed over what a formula gives
 *     actual    closed
 *     switch    the one cell that chooses
 */
const ROLES = ['input', 'fixed', 'actual', 'calculated', 'total', 'switch'] as const;
type Role = (typeof ROLES)[number];

const TEXTS = [
  'title',
  'subtitle',
  'header',
  'period',
  'heading',
  'label',
  'totalLabel',
  'unit',
  'wrapped',
  'date',
] as const;

export type StyleName = `${Role} ${Unit | 'text' | 'check'}` | (typeof TEXTS)[number];

const BLUE = '0000FF';
const GREY = '6B7280';
const LINE = 'C9CED6';

const FORMATS: Readonly<Record<Unit | 'text' | 'check', string>> = {
  money: '#,##0',
  cash: '#,##0',
  rate: '0.00%',
  ratio: '0.00',
  count: '#,##0',
  month: '0',
  number: '0.0000',
  text: '@',
  check: '0.00;-0.00;0',
};

const ROLE_STYLES: Readonly<Record<Role, CellStyle>> = {
  input: { font: { color: { rgb: BLUE } } },
  fixed: { font: { color: { rgb: BLUE } }, fill: solid('FFF1CC') },
  actual: { font: { color: { rgb: GREY } } },
  calculated: {},
  total: { font: { bold: true }, border: { top: { style: 'thin', color: { rgb: LINE } } } },
  switch: { font: { bold: true, color: { rgb: BLUE } }, fill: solid('FFF1CC'), border: box() },
};

const TEXT_STYLES: Readonly<Record<(typeof TEXTS)[number], CellStyle>> = {
  title: { font: { bold: true, size: 14 } },
  subtitle: { font: { color: { rgb: GREY } } },
  header: { font: { bold: true }, border: { bottom: { style: 'thin', color: { rgb: '111827' } } } },
  period: {
    font: { bold: true },
    alignment: { horizontal: 'right' },
    border: { bottom: { style: 'thin', color: { rgb: '111827' } } },
  },
  heading: { font: { bold: true }, fill: solid('EEF1F5') },
  label: {},
  totalLabel: { font: { bold: true } },
  unit: { font: { color: { rgb: GREY } } },
  wrapped: { alignment: { wrapText: true, vertical: 'top' } },
  date: { numFmt: 'mmm yyyy', alignment: { horizontal: 'right' } },
};

/** Every style, by its name. Names are few, so all of them are in every workbook. */
export const STYLES: ReadonlyMap<StyleName, CellStyle> = new Map<StyleName, CellStyle>([
  ...ROLES.flatMap((role) =>
    Object.entries(FORMATS).map(
      ([format, numFmt]) =>
        [`${role} ${format}` as StyleName, { ...ROLE_STYLES[role], numFmt, ...alignment(format) }] as const,
    ),
  ),
  ...TEXTS.map((name) => [name, TEXT_STYLES[name]] as const),
]);

function alignment(format: string): CellStyle {
  return format === 'text' ? {} : { alignment: { horizontal: 'right' } };
}

function solid(rgb: string): CellStyle['fill'] & object {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } };
}

function box(): CellStyle['border'] & object {
  const side = { style: 'thin', color: { rgb: '111827' } } as const;
  return { top: side, right: side, bottom: side, left: side };
}
