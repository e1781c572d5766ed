import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { writePlan } from '#plan/write';
import { largePlan } from './largePlan';

/** Writes the large plan to the file that is named. */
const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('name the file to write');
const sha256 = async (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
writeFileSync(path, await writePlan(largePlan(), { sha256 }));
