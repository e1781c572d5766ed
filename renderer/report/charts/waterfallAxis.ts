import { formText } from '#exchange/report/forms';
import type { WaterfallChart } from '#exchange/report/parts';
import { bridgeAxis } from '../../charts/bridge';

type Waterfall = Pick<WaterfallChart, 'steps' | 'form'>;

/** Where the axis of a waterfall begins, in the unit shown: at 0, or at a round value where the changes are small beside the totals. */
export function waterfallAxis({ steps, form }: Waterfall): ReturnType<typeof bridgeAxis> {
  return bridgeAxis(
    steps.map(({ label, type, amount, from, to }) => ({
      line: '',
      label,
      type: type === 'change' ? 'movement' : type,
      amount: amount * form.factor,
      from: from * form.factor,
      to: to * form.factor,
    })),
  );
}

/** Said under bars that do not begin at 0; empty for those that do. */
export function axisNote(chart: Waterfall): string {
  const { min } = waterfallAxis(chart);
  return min > 0 ? `The axis begins at ${formText(min / chart.form.factor, { ...chart.form, isChange: false })}.` : '';
}
