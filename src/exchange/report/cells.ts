import type { NumberForm, TableCell, TableColumn, TableRow } from './parts';

/** Short hands of tables, which most pages have. */
export function text(words: string): TableCell {
  return { type: 'text', text: words };
}

export function number(value: number, form: NumberForm): TableCell {
  return { type: 'number', value, form };
}

export function words(label: string, share: number): TableColumn {
  return { label, group: '', align: 'start', share };
}

export function figures(label: string, group = ''): TableColumn {
  return { label, group, align: 'end', share: 1 };
}

export function row(...cells: readonly TableCell[]): TableRow {
  return { look: null, weight: 'plain', cells };
}

export function totalRow(...cells: readonly TableCell[]): TableRow {
  return { look: null, weight: 'total', cells };
}

/** The row of a scenario, with its mark. */
export function scenarioRow(look: number, ...cells: readonly TableCell[]): TableRow {
  return { look, weight: 'plain', cells };
}

/** `to Dec 2027` for `Jan 2027 to Dec 2027`: below a column there is no room for more. */
export function untilText({ label }: { readonly label: string }): string {
  return label.replace(/^.* to /, 'to ');
}
