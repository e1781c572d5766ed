import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { writePlan } from '#plan/write';
import { planOfMany } from '../plan/manyAccounts';

/** Writes a plan with 20,000 accounts to the file that is named. */
const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('name the file to write');
const sha256 = async (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
writeFileSync(path, await writePlan(planOfMany(), { sha256 }));
