import { formText } from '#exchange/report/forms';
import type { FanChart } from '#exchange/report/parts';
import { roundAxis } from '../../charts/axis';
import { EndLabels, endsWidth, LabelAxis, ticksWidth, ValueAxis } from './Furniture';
import { areaPath, linePath, plotIn, shownIn, type Size } from './plot';

/** Two greys from the outside in, the median, and the percentiles at the right. */
export function FanDrawing({ chart, size }: { readonly chart: FanChart; readonly size: Size }) {
  const { form, labels, target } = chart;
  const wanted = shownIn(target?.values ?? [], form);
  const percentiles = [
    { name: '95%', values: chart.p95 },
    { name: '75%', values: chart.p75 },
    { name: 'Median', values: chart.p50 },
    { name: '25%', values: chart.p25 },
    { name: '5%', values: chart.p5 },
  ];
  const shown = percentiles.map(({ values }) => shownIn(values, form));
  const [p95 = [], p75 = [], p50 = [], p25 = [], p5 = []] = shown;
  const ends = [...percentiles, ...(target === null ? [] : [{ name: target.name, values: target.values }])].map(
    ({ name, values }) => {
      const last = values.findLast(Number.isFinite) ?? Number.NaN;
      const isMain = name === 'Median' || name === target?.name;
      return {
        name,
        value: formText(last, form),
        color: isMain ? 'var(--text)' : 'var(--text-2)',
        end: last * form.factor,
      };
    },
  );
  const axis = roundAxis([...shown.flat(), ...wanted]);
  const right = endsWidth(ends, size.width);
  const plot = plotIn(size, axis, labels.length, { left: ticksWidth(axis, form), right, isBars: false });
  return (
    <>
      <ValueAxis plot={plot} form={form} />
      <LabelAxis plot={plot} labels={labels} isBars={false} />
      <path d={areaPath(plot, p5, p95)} fill="var(--fan-90)" />
      <path d={areaPath(plot, p25, p75)} fill="var(--fan-50)" />
      <path d={linePath(plot, p50)} fill="none" stroke="var(--fan-mid)" strokeWidth={2} strokeLinejoin="round" />
      {target !== null && (
        <path d={linePath(plot, wanted)} fill="none" stroke="var(--text)" strokeWidth={1.5} strokeDasharray="5 3" />
      )}
      <EndLabels plot={plot} ends={ends.map(({ end, ...one }) => ({ ...one, y: plot.y(end) }))} room={right} />
    </>
  );
}
