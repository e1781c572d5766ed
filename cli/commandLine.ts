import { nearestName } from '#base/nearestName';
import { ok } from '#base/result';
import { accountsOfPlan, accountsOptions } from './commands/accounts';
import { changeBasisOfPlan, basisOptions } from './commands/basis';
import { adviseOptions, adviseStrategy } from './commands/advise';
import { checkPlanFile, checkOptions } from './commands/check';
import { cohortOptions, printCohorts } from './commands/cohorts';
import { compareOptions, compareScenarios } from './commands/compare';
import { costOfMotions, costOptions } from './commands/cost';
import { crossoverOfSum, crossoverOptions } from './commands/crossover';
import { dataTableOptions, printDataTable } from './commands/dataTable';
import { explainOptions, explainPlan } from './commands/explain';
import { exportOptions, exportPlan } from './commands/export';
import { growthGrid, growthGridOptions, growthOfTarget, growthOptions } from './commands/growth';
import { importIntoPlan, importOptions } from './commands/importFile';
import { initiativeOptions, initiatives } from './commands/initiative';
import { mergeIntoPlan, mergeOptions } from './commands/merge';
import { newOptions, newPlanFile } from './commands/new';
import { nrrOfCohort, nrrOptions } from './commands/nrr';
import { packOfPlan, packOptions } from './commands/pack';
import { printRoadmap, roadmapOptions } from './commands/roadmap';
import { runOptions, runPlan } from './commands/run';
import { sealOptions, sealPlanFile, unsealOptions, unsealPlanFile } from './commands/seal';
import { changeScenarios, scenarioOptions } from './commands/scenario';
import { setInPlan, setOptions } from './commands/set';
import { simulateOptions, simulatePlan } from './commands/simulate';
import { solveForInput, solveOptions } from './commands/solve';
import { targetOptions, targetsOfPlan } from './commands/target';
import { type Attempt, misuse } from './failure';
import { HELP } from './help';
import { type Options, parseArguments } from './parseArguments';
import { withPassphraseFile } from './passphrases';
import { commandHelp, generalHelp } from './printHelp';
import type { Command, Outcome, World } from './world';

const commands: Readonly<Record<string, { readonly command: Command; readonly options: Options }>> = {
  new: { command: newPlanFile, options: newOptions },
  run: { command: runPlan, options: runOptions },
  export: { command: exportPlan, options: exportOptions },
  merge: { command: mergeIntoPlan, options: mergeOptions },
  check: { command: checkPlanFile, options: checkOptions },
  explain: { command: explainPlan, options: explainOptions },
  set: { command: setInPlan, options: setOptions },
  scenario: { command: changeScenarios, options: scenarioOptions },
  import: { command: importIntoPlan, options: importOptions },
  accounts: { command: accountsOfPlan, options: accountsOptions },
  initiative: { command: initiatives, options: initiativeOptions },
  target: { command: targetsOfPlan, options: targetOptions },
  roadmap: { command: printRoadmap, options: roadmapOptions },
  cohorts: { command: printCohorts, options: cohortOptions },
  compare: { command: compareScenarios, options: compareOptions },
  solve: { command: solveForInput, options: solveOptions },
  table: { command: printDataTable, options: dataTableOptions },
  simulate: { command: simulatePlan, options: simulateOptions },
  basis: { command: changeBasisOfPlan, options: basisOptions },
  seal: { command: sealPlanFile, options: sealOptions },
  unseal: { command: unsealPlanFile, options: unsealOptions },
  pack: { command: packOfPlan, options: packOptions },
  nrr: { command: nrrOfCohort, options: nrrOptions },
  growth: { command: growthOfTarget, options: growthOptions },
  'growth-grid': { command: growthGrid, options: growthGridOptions },
  crossover: { command: crossoverOfSum, options: crossoverOptions },
  cost: { command: costOfMotions, options: costOptions },
  advise: { command: adviseStrategy, options: adviseOptions },
};

/** Carries out what was typed behind the program's name. */
export async function commandLine(words: readonly string[], version: string, given: World): Promise<Attempt<Outcome>> {
  const read = withPassphraseFile(words, given);
  if (!read.ok) return read;
  const { world, rest: typed } = read.value;
  const [first, ...rest] = typed;
  if (first === undefined || first === '--help' || first === '-h') return ok({ text: generalHelp(), exit: 0 });
  if (first === '--version' || first === '-v') return ok({ text: `${version}\n`, exit: 0 });
  if (first === 'help') return help(rest);
  const chosen = Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (chosen === undefined) return misuse(unknownCommand(first));
  const end = rest.indexOf('--');
  if (rest.slice(0, end === -1 ? rest.length : end).some((word) => word === '--help' || word === '-h')) {
    return ok({ text: commandHelp(first), exit: 0 });
  }
  const parsed = parseArguments(rest, chosen.options);
  return parsed.ok ? chosen.command(parsed.value, world) : parsed;
}

function help([topic]: readonly string[]): Attempt<Outcome> {
  if (topic === undefined) return ok({ text: generalHelp(), exit: 0 });
  return Object.hasOwn(HELP, topic) ? ok({ text: commandHelp(topic), exit: 0 }) : misuse(unknownCommand(topic));
}

function unknownCommand(word: string): string {
  const known = Object.keys(HELP);
  if (word.startsWith('-')) return `${word} stands before the command; write the command first: ${known.join(', ')}.`;
  const nearest = nearestName(word, known);
  return nearest === null
    ? `There is no command ${word}; the commands are ${known.join(', ')}.`
    : `There is no command ${word}; did you mean ${nearest}?`;
}
