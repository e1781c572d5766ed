import { parentPort, Worker } from 'node:worker_threads';
import reference from '../engine/referenceModel.json' with { type: 'json' };
import { handWritten } from './handWritten';

/** The loop written by hand, shared out among threads: it keeps to itself what it computes, so that it tells what a machine gives at all. */
export interface LoopThreads {
  /** Runs it so many times, by that many threads. */
  readonly run: (times: number, threads: number) => Promise<unknown>;
  readonly close: () => void;
}

/** Threads of this very bundle, told to answer as `answerLoops` does. */
export function loopThreads(count: number): LoopThreads {
  const workers = Array.from({ length: count }, () => new Worker(process.argv[1] ?? '', { argv: ['loop'] }));
  const asked = (worker: Worker, times: number) =>
    new Promise((resolve) => {
      worker.once('message', resolve);
      worker.postMessage(times);
    });
  return {
    run: (times, threads) => Promise.all(workers.slice(0, threads).map((worker) => asked(worker, times / threads))),
    close: () => {
      for (const worker of workers) void worker.terminate();
    },
  };
}

/** What such a thread does. */
export function answerLoops(): void {
  const loop = handWritten(reference.periods);
  parentPort?.on('message', (times: number) => {
    let close = 0;
    for (let time = 0; time < times; time++) close += loop(0.01 + time * 1e-7);
    parentPort?.postMessage(close);
  });
}
