/** How many times the usual number of cases to try, where time was set aside for it: `HEADROOM_SOAK=100`. */
const soak = Math.max(1, Number(process.env['HEADROOM_SOAK'] ?? 1) || 1);

/** Whether time was set aside for more than the usual. */
export const isSoak = soak > 1;

export function runs(usual: number): number {
  return usual * soak;
}

/** Milliseconds a property may take. */
export const patience = 20_000 * soak;

/** Says what a long run came to; a usual one says nothing. */
export function report(sentence: string): void {
  if (isSoak) process.stdout.write(`${sentence}\n`);
}

/** The most a piece of work took of the processor and of memory, over all that were measured. */
export class Most {
  milliseconds = 0;
  megabytes = 0;

  measure<T>(work: () => T): T {
    const rss = process.memoryUsage.rss();
    const started = process.cpuUsage();
    try {
      return work();
    } finally {
      this.note(started, rss);
    }
  }

  async measureLater<T>(work: () => Promise<T>): Promise<T> {
    const rss = process.memoryUsage.rss();
    const started = process.cpuUsage();
    try {
      return await work();
    } finally {
      this.note(started, rss);
    }
  }

  private note(started: NodeJS.CpuUsage, rss: number): void {
    const { user, system } = process.cpuUsage(started);
    this.milliseconds = Math.max(this.milliseconds, (user + system) / 1000);
    this.megabytes = Math.max(this.megabytes, (process.memoryUsage.rss() - rss) / 1e6);
  }
}
