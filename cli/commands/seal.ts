import { ok } from '#base/result';
import { strengthOf } from '#plan/passphrase';
import { passphraseIn } from '../passphrases';
import { type Attempt, misuse, refusal } from '../failure';
import type { Arguments, Options } from '../parseArguments';
import { type PlanFile, readPlanFile, replacePlanFile } from '../planFile';
import type { Command, World } from '../world';

export const sealOptions: Options = { 'new-passphrase-file': 'value' };
export const unsealOptions: Options = {};

/** `seal PLAN`: puts a plan under a passphrase, or under another one. */
export const sealPlanFile: Command = async (given, world) => {
  const file = await oneFile(given, 'seal', world);
  if (!file.ok) return file;
  const isChange = file.value.passphrase !== null;
  const passphrase = await newPassphrase(given, file.value, world);
  if (!passphrase.ok) return passphrase;
  const saved = await replacePlanFile({ ...file.value, passphrase: passphrase.value }, file.value.plan, world);
  if (!saved.ok) return saved;
  const { rank, hint } = strengthOf(passphrase.value);
  const done = isChange ? 'has another passphrase' : 'is sealed';
  const warning = rank === 'strong' ? '' : ` ${hint}`;
  return ok({
    text: `${file.value.path} ${done}. Without the passphrase nobody can open it, and nobody can recover it.${warning}\n`,
    exit: 0,
  });
};

/** `unseal PLAN`: takes the passphrase off. */
export const unsealPlanFile: Command = async (given, world) => {
  const file = await oneFile(given, 'unseal', world);
  if (!file.ok) return file;
  if (file.value.passphrase === null) return refusal(`${file.value.path} is not sealed; nothing was changed.`);
  const saved = await replacePlanFile({ ...file.value, passphrase: null }, file.value.plan, world);
  return saved.ok
    ? ok({ text: `${file.value.path} is no longer sealed: whoever has the file can read it.\n`, exit: 0 })
    : saved;
};

async function oneFile(given: Arguments, command: string, world: World): Promise<Attempt<PlanFile>> {
  const [path, stray] = given.positionals;
  return stray === undefined
    ? readPlanFile(path, world)
    : misuse(`"${stray}" is one word too many; ${command} takes one plan.`);
}

/** From the file named for it; for a plan that is not sealed yet, from where passphrases come. Typed ones are typed twice. */
async function newPassphrase(given: Arguments, file: PlanFile, world: World): Promise<Attempt<string>> {
  const path = given.value('new-passphrase-file');
  if (path !== null) return passphraseIn(path, world);
  const first = await world.passphrase(`New passphrase for ${file.path}: `);
  if (!first.ok) return first;
  if (first.value === '') return misuse('A passphrase of no characters seals nothing; nothing was changed.');
  if (first.value === file.passphrase) {
    return refusal(`${file.path} has this passphrase already; name another in --new-passphrase-file FILE.`);
  }
  const second = await world.passphrase('The same again: ');
  if (!second.ok) return second;
  return first.value === second.value ? first : refusal('The two passphrases differ; nothing was changed.');
}
