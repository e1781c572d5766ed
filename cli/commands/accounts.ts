import { readAccounts } from '#analysis/accountReading';
import { ok } from '#base/result';
import type { AccountsImport } from '#exchange/accounts/accountImport';
import { accountsWarnings, countsText, describeFault, describeLeftRow } from '#exchange/accounts/describeAccounts';
import { describeEditError } from '#plan/describeEditError';
import { applyAll } from '#plan/edits';
import type { Plan } from '#plan/model';
import { accountsAsJson, accountsAsText } from '../accountsList';
import { accountsImportOptions, readAccountsFile } from '../accountsImport';
import { type Attempt, misuse, refusal } from '../failure';
import type { Arguments, Options } from '../parseArguments';
import { plainText } from '../plainText';
import { type PlanFile, readPlanFile, replacePlanFile } from '../planFile';
import type { Command, World } from '../world';

export const accountsOptions: Options = {
  ...accountsImportOptions,
  import: 'value',
  ready: 'nothing',
  'dry-run': 'nothing',
  json: 'nothing',
};

/** `accounts PLAN`: the accounts of a plan with their scores, those that are ready, or accounts of a file taken into the plan. */
export const accountsOfPlan: Command = async (given, world) => {
  const asked = readAsked(given);
  if (!asked.ok) return asked;
  const { path, source } = asked.value;
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const imported = source === null ? ok(null) : await importAccounts(file.value, source, given, world);
  if (!imported.ok) return imported;
  const plan = imported.value?.plan ?? file.value.plan;
  const isListed = source === null || given.has('ready');
  if (isListed && plan.accounts.length === 0)
    return refusal(`${file.value.path} has no accounts; import a list of them with --import accounts.csv.`);
  const said = { path: file.value.path, planned: imported.value?.planned ?? null, listed: isListed ? plan : null };
  return ok({ text: given.has('json') ? asJson(said, given) : asText(said, given), exit: 0 });
};

function readAsked(given: Arguments): Attempt<{ readonly path: string | undefined; readonly source: string | null }> {
  const [path, stray] = given.positionals;
  if (stray !== undefined)
    return misuse(`"${stray}" is one word too many; write accounts PLAN, and --import ${stray} to import a file.`);
  const source = given.value('import');
  const without = [...Object.keys(accountsImportOptions), 'dry-run'].find((option) => given.has(option));
  if (source === null && without !== undefined)
    return misuse(`--${without} says how a file is imported; write --import FILE as well.`);
  return ok({ path, source });
}

interface Said {
  readonly path: string;
  /** Null where nothing is imported. */
  readonly planned: AccountsImport | null;
  /** The plan whose accounts are listed; null where none are. */
  readonly listed: Plan | null;
}

function asJson({ planned, listed }: Said, given: Arguments): string {
  const json = {
    ...(planned === null ? {} : { import: importAsJson(planned, given.has('dry-run')) }),
    ...(listed === null ? {} : accountsAsJson(readAccounts(listed), given.has('ready'))),
  };
  return `${JSON.stringify(json)}\n`;
}

function asText({ path, planned, listed }: Said, given: Arguments): string {
  const parts = [
    ...(planned === null ? [] : [importAsText(path, planned, given.has('dry-run'))]),
    ...(listed === null ? [] : [accountsAsText(listed, readAccounts(listed), given.has('ready'))]),
  ];
  return parts.join('\n');
}

interface Imported {
  readonly planned: AccountsImport;
  readonly plan: Plan;
}

async function importAccounts(
  file: PlanFile,
  source: string,
  given: Arguments,
  world: World,
): Promise<Attempt<Imported>> {
  const planned = await readAccountsFile(file.plan, source, given, world);
  if (!planned.ok) return planned;
  const applied = applyAll(file.plan, planned.value.edits);
  if (!applied.ok) return refusal(describeEditError(applied.error));
  const { plan } = applied.value;
  const isWritten = !given.has('dry-run') && planned.value.edits.length > 0;
  const saved = isWritten ? await replacePlanFile(file, plan, world) : ok(null);
  return saved.ok ? ok({ planned: planned.value, plan }) : saved;
}

function importAsJson(planned: AccountsImport, isDry: boolean) {
  const { added, changed, removed, unchanged, kept, leftOut, faults, asOf } = planned;
  return {
    dryRun: isDry,
    asOf,
    added: added.map(({ id }) => id),
    changed: changed.map(({ after }) => after.id),
    removed: removed.map(({ id }) => id),
    unchanged,
    kept,
    leftOut,
    faults,
    warnings: accountsWarnings(planned),
  };
}

const MOST_SAID = 20;

function importAsText(path: string, planned: AccountsImport, isDry: boolean): string {
  const lines = [
    `${path}: ${countsText(planned)}${isDry ? '; nothing is written' : ''}.`,
    ...accountsWarnings(planned),
    ...some(planned.leftOut, describeLeftRow, 'rows'),
    ...some(planned.faults, describeFault, 'cells'),
  ];
  return lines.map((line) => `${plainText(line)}\n`).join('');
}

/** The first of many sentences, and how many more there are. */
function some<T>(all: readonly T[], describe: (one: T) => string, what: string): readonly string[] {
  const more = all.length - MOST_SAID;
  const first = all.slice(0, MOST_SAID).map(describe);
  return more > 0 ? [...first, `And ${more} more ${what}; --json has them all.`] : first;
}
