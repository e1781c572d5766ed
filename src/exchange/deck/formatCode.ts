import type { NumberForm } from '#exchange/report/parts';

/** A form of numbers as office programs write it, so that workbooks can keep the value itself: 1.0995 as `0.00%`, 2,376,000 as `$0.00,,M`. */
export function formatCode({ factor, decimals, before, after, isChange }: NumberForm): string {
  const places = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  const { scale, end } = scaling(factor, after);
  const figure = `${quoted(before)}#,##0${places}${scale}${end}`;
  return `${isChange ? '+' : ''}${figure};"−"${figure};${figure}`;
}

function scaling(factor: number, after: string): { readonly scale: string; readonly end: string } {
  // A percent sign multiplies by 100 whether or not it is wanted to be seen.
  if (factor === 100) return { scale: '', end: `%${quoted(after.replace('%', ''))}` };
  const commas = factor < 2e-6 ? ',,' : factor < 2e-3 ? ',' : '';
  return { scale: commas, end: quoted(after) };
}

function quoted(text: string): string {
  return text === '' ? '' : `"${text.replaceAll('"', '')}"`;
}
