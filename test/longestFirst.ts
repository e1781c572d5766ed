import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest by far. Begun last, one of them alone would be waited for. */
const LONGEST = [
  'accessibility.chromium.e2e.test.ts',
  'accessibility.electron.e2e.test.ts',
  'newPlan.electron.e2e.test.ts',
  'workbook/workbook.test.ts',
  'cli/bundle.test.ts',
];

/** What is known to take long comes first, also where no earlier run has left its times. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.some((name) => moduleId.endsWith(name));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
