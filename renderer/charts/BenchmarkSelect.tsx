import { memo } from 'react';
import { BENCHMARKS, chooseBenchmark, useBenchmark } from './nrrBenchmark';

/** Which source's benchmark stands behind NRR paths. */
export const BenchmarkSelect = memo(function BenchmarkSelect() {
  const { benchmark } = useBenchmark();
  return (
    <select
      aria-label="Benchmark behind the path"
      title="The benchmark behind the path, by source"
      value={benchmark.id}
      onChange={(event) => chooseBenchmark(event.target.value)}
    >
      {BENCHMARKS.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
});
