import reference from '../engine/referenceModel.json' with { type: 'json' };

const { inputs } = reference;
const lineIds = reference.lines.map(([id = '']) => id);

/**
 * The reference model in one loop that knows it: every line kept for every period, as a spreadsheet keeps it. Given a churn in place of
 * `ch0`, closing ARR of the last period.
 *
 * Of a loop that is made once, the compiler knows where its arrays are, and it is twice as fast: make no two at a time.
 */
export function handWritten(periods: number): (churn: number) => number {
  const rows = Array.from({ length: lineIds.length }, () => new Float64Array(periods));
  const row = (id: string) => rows[lineIds.indexOf(id)] ?? new Float64Array(periods);
  const [t, open, upR, crR, usR, prR, ctR, chR, upsell, cross, usage, price, expansion, contraction, churn] = [
    't',
    'open',
    'upR',
    'crR',
    'usR',
    'prR',
    'ctR',
    'chR',
    'upsell',
    'cross',
    'usage',
    'price',
    'expansion',
    'contraction',
    'churn',
  ].map(row) as Fifteen;
  const [newlogo, close, nrr, grr, nrrc, arr, costu, costc, costg, cost, cumcost, cumexp, roi, cacspend, quick] = [
    'newlogo',
    'close',
    'nrr',
    'grr',
    'nrrc',
    'arr',
    'costu',
    'costc',
    'costg',
    'cost',
    'cumcost',
    'cumexp',
    'roi',
    'cacspend',
    'quick',
  ].map(row) as Fifteen;
  const n = inputs;
  return (ch0) => {
    for (let i = 0; i < periods; i++) {
      t[i] = i;
      const opening = i === 0 ? n.start : (close[i - 1] as number);
      open[i] = opening;
      upR[i] = n.u0 + n.us1 * i;
      crR[i] = n.c0 + n.cs1 * i;
      usR[i] = n.g0 + n.gs1 * i;
      prR[i] = n.p0;
      ctR[i] = n.k0;
      chR[i] = Math.max(0.002, ch0 - n.chs * i);
      upsell[i] = opening * (upR[i] as number);
      cross[i] = opening * (crR[i] as number);
      usage[i] = opening * (usR[i] as number);
      price[i] = opening * (prR[i] as number);
      const gained = (upsell[i] as number) + (cross[i] as number) + (usage[i] as number) + (price[i] as number);
      expansion[i] = gained;
      const shrunk = opening * (ctR[i] as number);
      contraction[i] = shrunk;
      const lost = opening * (chR[i] as number);
      churn[i] = lost;
      const won = n.nl0 * (1 + n.nlg) ** i;
      newlogo[i] = won;
      close[i] = opening + gained - shrunk - lost + won;
      nrr[i] = (opening + gained - shrunk - lost) / opening;
      grr[i] = (opening - shrunk - lost) / opening;
      nrrc[i] = (i === 0 ? 1 : (nrrc[i - 1] as number)) * (nrr[i] as number);
      arr[i] = (close[i] as number) * 12;
      costu[i] = n.cu * n.hid;
      costc[i] = n.cc * n.hid;
      costg[i] = n.cg * n.hid;
      cost[i] = (costu[i] as number) + (costc[i] as number) + (costg[i] as number);
      cumcost[i] = (i === 0 ? 0 : (cumcost[i - 1] as number)) + (cost[i] as number);
      cumexp[i] = (i === 0 ? 0 : (cumexp[i - 1] as number)) + gained;
      roi[i] = (cumexp[i] as number) / (cumcost[i] as number);
      cacspend[i] = won * 12 * n.cac;
      quick[i] = (won + gained) / (shrunk + lost);
    }
    return close[periods - 1] as number;
  };
}

type F = Float64Array;
type Fifteen = [F, F, F, F, F, F, F, F, F, F, F, F, F, F, F];
