import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definitionsClaims, makeOlderPlan, makeShiftingMix, olderPlanClaims, shiftingMixClaims } from './definitions';
import { copyOfExample, inBothShells } from './inBothShells';

inBothShells('definitions and benchmarks', copyOfExample, (app) => definitionsClaims(() => app().page));
inBothShells('a mix of segments that shifts', made(makeShiftingMix), (app) => shiftingMixClaims(() => app().page));
inBothShells('a plan of before', made(makeOlderPlan), (app) => olderPlanClaims(() => app().page));

/** A plan in a folder of its own. */
function made(make: (file: string) => Promise<void>) {
  return async () => {
    const folder = await mkdtemp(join(tmpdir(), 'headroom-definitions-'));
    const plan = join(folder, 'plan.headroom');
    await make(plan);
    return { plan, folder };
  };
}
