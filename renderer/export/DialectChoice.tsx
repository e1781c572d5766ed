import type { CsvDialect } from '#exchange/figures/csvText';
import { Segmented } from '../frame/Segmented';

interface DialectProps {
  readonly chosen: CsvDialect;
  readonly onChoose: (dialect: CsvDialect) => void;
}

/** How numbers and columns of a CSV file are told apart. */
export function DialectChoice({ chosen, onChoose }: DialectProps) {
  return (
    <div>
      <span>Numbers</span>
      <Segmented
        label="Numbers"
        options={[
          { value: 'comma', label: '1.5, columns by ,' },
          { value: 'semicolon', label: '1,5; columns by ;' },
        ]}
        chosen={chosen}
        onChoose={onChoose}
      />
    </div>
  );
}
