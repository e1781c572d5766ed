import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cell, evaluateCells } from '#engine/evaluate';
import { createLanes, type Lanes, replacingNumbers, setSeries } from '#engine/lanes';
import { createLanePool, type LanePool, type WorkEnd } from '#engine/pool/lanePool';
import { areShared, evaluatePiece, type LaneSource, numbersForThreads } from '#engine/pool/laneSource';
import { laneWorker } from '#engine/pool/laneWorker';
import { type FromWorker, handedOver, type ToWorker, type WorkerPort } from '#engine/pool/messages';
import { splitLanes } from '#engine/pool/splitLanes';
import { rowOf } from '#engine/program';
import { scenarioInputs } from '#plan/scenarioLanes';
import { workerPort } from '../../cli/workerPort';
import { largePlan } from '../bench/largePlan';
import { compiled, modelOf } from './models';
import { type Choose, chooser, randomLanes, randomModel } from './randomModels';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'headroom-pool-'));
const bundle = pathToFileURL(join(root, 'dist/cli/laneWorker.mjs'));

/** A thread of the command line, after some code of ours. */
function workerAfter(name: string, code: string): () => ReturnType<typeof workerPort> {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, `${code}\nawait import(${JSON.stringify(bundle.href)});\n`);
  return () => workerPort(pathToFileURL(file));
}

const worker = () => workerPort(bundle);

beforeAll(() => {
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), 'cli'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of its own to a thread, as in a page whose server does not say that memory may be shared. */
const ownNumbers = (count: number) => new Float64Array(count);

async function pooled(
  pool: LanePool,
  lanes: Lanes,
  cells: readonly Cell[],
  size: number,
  numbers = numbersForThreads,
): Promise<{ readonly end: WorkEnd; readonly figures: Float64Array }> {
  const source = splitLanes(lanes, cells, numbers(cells.length * lanes.count));
  return { end: await pool.start(source, size).ended, figures: source.figures };
}

const bytesOf = (figures: Float64Array) => Buffer.from(figures.buffer, figures.byteOffset, figures.byteLength);

/** Random models with their lanes; every case is another. */
function cases(counts: readonly number[]) {
  return fc.sample(chooser, { numRuns: counts.length * 3, seed: 35 }).map((choose: Choose, at) => {
    const count = counts[at % counts.length] as number;
    const { program, lanes } = randomLanes(choose, randomModel(choose), count);
    const cells = Array.from({ length: 6 }, () => ({
      row: choose(program.rows.length),
      period: choose(program.calendar.periods),
    }));
    return { program, lanes, cells, size: 1 + choose(count) };
  });
}

/** The NRR template with segments, fixed cells and a formula of a scenario; churn differs in every lane. */
function templateLanes(count: number) {
  const inputs = scenarioInputs(largePlan({ lines: 0, periods: 24, segments: 3 }), 'upside');
  if (!inputs.ok) throw new Error(inputs.error.type);
  const { program } = inputs.value.compiled;
  const lanes = inputs.value.lanes(count);
  const churn = replacingNumbers(lanes, 'churn_rate', 1);
  for (let lane = 0; lane < count; lane++) churn[lane] = 0.05 + lane * 1e-6;
  const cells = ['closing_arr', 'nrr_stated', 'churn_arr'].map((line) => ({
    row: rowOf(program, line, 'total'),
    period: 23,
  }));
  return { program, lanes, cells, size: Math.ceil(count / 11) };
}

describe('workers give the bytes of one thread', () => {
  const scalar = workerAfter('scalar', 'WebAssembly.validate = () => false;');
  const counts = [1, 2, 3, 7];
  // What one thread makes of them is the same for any number of workers, and made once.
  const asked = [...cases([1, 2, 3, 1001]), templateLanes(10_000)].map((one) => ({
    ...one,
    bytes: bytesOf(evaluateCells(one.program, one.lanes, one.cells)),
  }));

  test.each([
    ...counts.map((workers) => [`${workers} with SIMD`, workers, worker, numbersForThreads] as const),
    ...counts.map((workers) => [`${workers} without SIMD`, workers, scalar, numbersForThreads] as const),
    ...counts.map((workers) => [`${workers} that share no memory`, workers, worker, ownNumbers] as const),
  ])('%s', async (_, workers, spawn, numbers) => {
    expect(areShared(numbers(1))).toBe(numbers !== ownNumbers);
    const pool = createLanePool(spawn, workers);
    for (const { lanes, cells, size, bytes } of asked) {
      const { end, figures } = await pooled(pool, lanes, cells, size, numbers);
      expect(end).toBe('done');
      expect(bytesOf(figures).equals(bytes)).toBe(true);
    }
    pool.close();
  });

  test('where WebAssembly is forbidden, and the interpreter puts them where they belong', async () => {
    const forbids = `
      WebAssembly.Module = class {
        constructor() {
          throw new WebAssembly.CompileError('forbidden');
        }
      };`;
    const pool = createLanePool(workerAfter('interpreting', forbids), 2);
    // The template takes the interpreter long, and tells nothing more.
    for (const { lanes, cells, size, bytes } of asked.slice(0, -1)) {
      const { end, figures } = await pooled(pool, lanes, cells, size);
      expect(end).toBe('done');
      expect(bytesOf(figures).equals(bytes)).toBe(true);
    }
    pool.close();
  });

  test.each([
    ['with SIMD uses it', '', 'failed'],
    ['without does not', 'WebAssembly.validate = () => false;', 'done'],
  ])('a thread %s', async (name, code, wanted) => {
    const refusesSimd = `
      const { Module } = WebAssembly;
      WebAssembly.Module = class extends Module {
        constructor(bytes) {
          if (Buffer.from(bytes).includes(0xfd)) throw new Error('SIMD');
          super(bytes);
        }
      };`;
    const program = compiled(modelOf({ a: null, b: 'a * 2' }, { periods: 2 }));
    const lanes = createLanes(program, 2);
    const pool = createLanePool(workerAfter(name, code + refusesSimd), 1);
    expect((await pooled(pool, lanes, [{ row: 1, period: 1 }], 2)).end).toBe(wanted);
    pool.close();
  });

  test('when a series that lanes share changes, or goes', async () => {
    const program = compiled(modelOf({ a: null, b: 'a * 2' }, { periods: 2 }));
    const cells = [{ row: 1, period: 1 }];
    const pool = createLanePool(worker, 1);
    const results: number[] = [];
    for (const series of [[1, 2], [1, 5], null, [1, 7]]) {
      const lanes = createLanes(program, 3);
      if (series !== null) setSeries(lanes, 'a', 0, series);
      results.push((await pooled(pool, lanes, cells, 2)).figures[2] as number);
    }
    expect(results).toEqual([4, 10, Number.NaN, 14]);
    pool.close();
  });
});

test('slices of lanes side by side have the figures of the lanes', () => {
  fc.assert(
    fc.property(chooser, (choose) => {
      const count = 1 + choose(9);
      const { program, lanes } = randomLanes(choose, randomModel(choose), count);
      const cells = program.rows.map(({ index }) => ({ row: index, period: choose(program.calendar.periods) }));
      const source = splitLanes(lanes, cells);
      const next = () => source.next(1 + choose(4));
      for (let piece = next(); piece !== null; piece = next()) evaluatePiece(source, piece);
      expect(bytesOf(source.figures).equals(bytesOf(evaluateCells(program, lanes, cells)))).toBe(true);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

describe('what a pool hands to its workers', () => {
  const program = compiled(modelOf({ a: null, b: 'a * 2' }, { periods: 3 }));
  const cells = [{ row: 1, period: 2 }];

  /** Lanes whose figures are twice their number. */
  function numbered(count: number): Lanes {
    const lanes = createLanes(program, count);
    replacingNumbers(lanes, 'a', 0).forEach((_, lane, all) => {
      all[lane] = lane;
    });
    return lanes;
  }

  /** Lanes whose figures are handed over. */
  const unshared = (count: number) => splitLanes(numbered(count), cells, ownNumbers(count));

  const doubled = (count: number) => Array.from({ length: count }, (_, lane) => lane * 2);

  /** A worker on this thread, whose answers wait until they are let go. What it is told and says goes as it does between threads. */
  function heldWorker() {
    const work = laneWorker();
    const given: (ToWorker & { readonly type: 'piece' })[] = [];
    const answers: FromWorker[] = [];
    const heard: FromWorker[] = [];
    let hear: (message: FromWorker) => void = () => undefined;
    const port: WorkerPort = {
      post: (sent) => {
        const message = structuredClone(sent, { transfer: handedOver(sent) });
        if (message.type === 'piece') given.push(message);
        const answer = work(message);
        if (answer !== null) answers.push(structuredClone(answer, { transfer: handedOver(answer) }));
      },
      listen: (onMessage) => {
        hear = onMessage;
      },
      terminate: () => undefined,
    };
    /** Lets go of the oldest answer; false where there is none. */
    const say = () => {
      const [answer] = answers.splice(0, 1);
      if (answer !== undefined) {
        heard.push(answer);
        hear(answer);
      }
      return answer !== undefined;
    };
    return {
      port,
      say,
      sizes: () => given.map(({ lanes }) => lanes.count),
      rooms: () => given.map(({ room }) => room),
      said: () => heard,
    };
  }

  function heldPool(workers: number) {
    const held: ReturnType<typeof heldWorker>[] = [];
    const pool = createLanePool(() => {
      const worker = heldWorker();
      held.push(worker);
      return worker.port;
    }, workers);
    /** In turn, until nobody has anything to say. */
    const sayAll = () => {
      while (held.map(({ say }) => say()).includes(true));
    };
    const run = async (source: LaneSource, size: number) => {
      const { ended } = pool.start(source, size);
      sayAll();
      return [await ended, [...source.figures]];
    };
    return { pool, held, sayAll, run };
  }

  test('a few pieces go to as many workers', async () => {
    const { pool, held, sayAll } = heldPool(2);
    const source = splitLanes(numbered(16), cells);
    const { ended } = pool.start(source, 8);
    expect(held.map(({ sizes }) => sizes())).toEqual([[8], [8]]);
    sayAll();
    expect([await ended, [...source.figures]]).toEqual(['done', doubled(16)]);
  });

  test('the last pieces are smaller, and none is larger than asked for', async () => {
    const { held, run } = heldPool(2);
    expect(await run(splitLanes(numbered(1_001), cells), 192)).toEqual(['done', doubled(1_001)]);
    expect(held.map(({ sizes }) => sizes())).toEqual([
      [192, 160, 88, 48, 32, 24],
      [192, 120, 64, 40, 24, 17],
    ]);
  });

  test('the memory of figures that were taken serves further pieces, also of the next run', async () => {
    const { held, run } = heldPool(1);
    for (let time = 0; time < 2; time++) expect(await run(unshared(64), 16)).toEqual(['done', doubled(64)]);
    const [first, second, ...others] = held[0]?.rooms() ?? [];
    expect([first, second]).toEqual([null, null]);
    expect(others.length).toBeGreaterThan(4);
    expect(others.every((room) => room !== null)).toBe(true);
  });

  test('where memory is shared no figures come and go', async () => {
    const { held, run } = heldPool(2);
    expect(await run(splitLanes(numbered(64), cells), 8)).toEqual(['done', doubled(64)]);
    expect(held.flatMap(({ rooms }) => rooms()).every((room) => room === null)).toBe(true);
    expect(held.flatMap(({ said }) => said()).every(({ figures }) => figures === null)).toBe(true);
  });

  test('a worker that was ended is heard no more: the next run takes no piece to it', async () => {
    const { pool, held, sayAll } = heldPool(1);
    pool.start(unshared(64), 8);
    pool.close();
    const source = unshared(64);
    const { ended } = pool.start(source, 8);
    held[0]?.say();
    expect(held[0]?.sizes()).toEqual([8, 8]);
    sayAll();
    expect([await ended, [...source.figures]]).toEqual(['done', doubled(64)]);
  });
});

describe('a pool', () => {
  const cells = [{ row: 1, period: 0 }];

  /** Lanes that take a thread some seconds. */
  function slowLanes(): Lanes {
    const program = compiled(modelOf({ a: null, b: 'exp(a * period) + prev(b, 0)' }, { periods: 2_000 }));
    const lanes = createLanes(program, 40_000);
    replacingNumbers(lanes, 'a', 0).forEach((_, lane, all) => {
      all[lane] = lane * 1e-9;
    });
    return lanes;
  }

  async function millisecondsUntil(ended: Promise<WorkEnd>): Promise<{ readonly end: WorkEnd; readonly took: number }> {
    const before = performance.now();
    return { end: await ended, took: performance.now() - before };
  }

  const wait = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds));

  test('cancelled, ends within 100 ms and answers the next question rightly', async () => {
    const pool = createLanePool(worker, 2);
    const lanes = slowLanes();
    const begun = pool.start(splitLanes(lanes, cells), 4_000);
    await wait(300);
    begun.cancel();
    const { end, took } = await millisecondsUntil(begun.ended);
    expect(end).toBe('cancelled');
    expect(took).toBeLessThan(100);
    const other = templateLanes(50);
    const { figures } = await pooled(pool, other.lanes, other.cells, 7);
    expect(bytesOf(figures).equals(bytesOf(evaluateCells(other.program, other.lanes, other.cells)))).toBe(true);
    pool.close();
  });

  test('closed, stops its threads within 100 ms', async () => {
    const pool = createLanePool(worker, 2);
    const lanes = slowLanes();
    const begun = pool.start(splitLanes(lanes, cells), 20_000);
    await wait(300);
    const before = process.cpuUsage();
    await wait(100);
    const working = process.cpuUsage(before);
    pool.close();
    expect((await millisecondsUntil(begun.ended)).end).toBe('cancelled');
    await wait(100);
    const after = process.cpuUsage();
    await wait(100);
    const stopped = process.cpuUsage(after);
    expect(stopped.user).toBeLessThan(working.user / 2);
  });

  test('that begins something else lets go of what it did', async () => {
    const pool = createLanePool(worker, 1);
    const lanes = slowLanes();
    const first = pool.start(splitLanes(lanes, cells), 1_000);
    const other = templateLanes(3);
    const second = pooled(pool, other.lanes, other.cells, 2);
    expect([await first.ended, (await second).end]).toEqual(['cancelled', 'done']);
    pool.close();
  });

  test.each([
    ['a thread breaks down', workerAfter('broken', 'throw new Error("broken");')],
    [
      'no thread can be made',
      () => {
        throw new Error('no threads here');
      },
    ],
  ])('says that it failed where %s, then and whenever it is asked again, without trying again', async (_, spawn) => {
    let tried = 0;
    const counted = () => {
      tried++;
      return spawn();
    };
    const pool = createLanePool(counted, 2);
    const { lanes, cells: asked } = templateLanes(3);
    expect((await pooled(pool, lanes, asked, 1)).end).toBe('failed');
    const once = tried;
    expect((await pooled(pool, lanes, asked, 1)).end).toBe('failed');
    expect(tried).toBe(once);
    pool.close();
  });
});
