import type { Line } from '#plan/model';
import type { OpenPlan } from '../state/session';
import { inputFormat, isOwnInput } from './growthInputs';
import type { GrowthTab } from './growthTabs';
import { InputField } from './InputField';
import { type ShownGrowth, untilLabel } from './shownGrowth';
import { TabPanel } from './TabPanel';

interface InputsTableProps {
  readonly open: OpenPlan;
  readonly shown: ShownGrowth;
  readonly heldBy: string | null;
  readonly tab: GrowthTab;
  readonly onTab: (tab: GrowthTab) => void;
}

/** Everything that growth is read from beside the bridge, editable for all periods or a year; what is not stated is what makes figures n/a. */
export function InputsTable({ open, shown, heldBy, tab, onTab }: InputsTableProps) {
  const { plan, reading, name } = shown;
  const inputs = plan.lines.filter((line) => line.pack === 'growth' && line.definition.type === 'input');
  const period = plan.grain === 'month' ? 'month' : 'quarter';
  return (
    <TabPanel
      tab={tab}
      onTab={onTab}
      caption={`${name}; in a scenario a figure typed here overrides there alone, and clearing it follows the parent again`}
    >
      <table className="figure-table inputs-table">
        <thead>
          <tr>
            <th scope="col">Input</th>
            <th scope="col" className="unit-column">
              Unit
            </th>
            <th scope="col">{`Every ${period}`}</th>
            {reading.years.map((year) => (
              <th key={year.number} scope="col" title={year.label}>
                {untilLabel(year)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inputs.map((line) => (
            <tr key={line.id}>
              <th scope="row" title={line.note}>
                {line.label}
              </th>
              <td className="unit-column">{unitText(open, line, period)}</td>
              <td className={`num field-cell${isOwnInput(open, line) ? ' override' : ''}`}>
                <InputField open={open} line={line} year={null} heldBy={heldBy} name={line.id} />
              </td>
              {reading.years.map((year) => (
                <td key={year.number} className="num field-cell">
                  {!line.once && <InputField open={open} line={line} year={year} heldBy={heldBy} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TabPanel>
  );
}

function unitText(open: Pick<OpenPlan, 'plan'>, line: Line, period: string): string {
  const { unit } = inputFormat(open, line);
  switch (line.id) {
    case 'target_growth':
    case 'discount_rate':
      return '% a year';
    case 'cac_ratio':
      return 'per unit of ARR';
    case 'starting_customers':
      return 'customers';
    case 'new_customers':
      return `customers a ${period}`;
    case 'lifetime_years':
      return 'years';
    case 'gross_margin':
    case 'profit_margin':
      return '% of revenue';
    default:
      return line.unit === 'cash' ? `${unit} a ${period}` : unit;
  }
}
