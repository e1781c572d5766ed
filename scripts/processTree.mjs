import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const TICKS = 100;

/** What a process and all that came of it take: seconds of the processor so far, and megabytes of memory, shared ones divided among those that share them. Null where there is no /proc. */
export function taken(pid) {
  if (process.platform !== 'linux') return null;
  const all = new Map();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const stat = readOrNull(`/proc/${name}/stat`);
    // The name of the command, in brackets, may hold anything.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields !== undefined)
      all.set(Number(name), { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) });
  }
  const isOf = (each) => each === pid || (all.has(each) && isOf(all.get(each).parent));
  const own = [...all.keys()].filter(isOf);
  const megabytes = own.map(
    (each) => Number(/^Pss:\s+(\d+)/m.exec(readOrNull(`/proc/${each}/smaps_rollup`) ?? '')?.[1] ?? 0) / 1000,
  );
  return {
    processes: own.length,
    seconds: own.reduce((sum, each) => sum + all.get(each).ticks, 0) / TICKS,
    megabytes: megabytes.reduce((sum, each) => sum + each, 0),
  };
}

function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
