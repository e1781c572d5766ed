import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { writePlan } from '#plan/write';
import { planOfMany } from '../plan/manyAccounts';
import { withEvery } from '../plan/plans';

/** Writes a plan with 20,000 accounts, and with the ARR to forecast them by, to the file that is named. */
const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('name the file to write');
const sha256 = async (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const bare = planOfMany();
const plan = bare.segments.reduce((one, { id }) => withEvery(one, { starting_arr: 300e6 }, id), bare);
writeFileSync(path, await writePlan(plan, { sha256 }));
