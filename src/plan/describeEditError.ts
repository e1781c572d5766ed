import { describeFormulaError } from '#formula/describeError';
import { describeLineNameError } from '#formula/names';
import type { EditError } from './edit';
import { describeNameError } from './names';

/** One sentence: what cannot be done, why, and what to do instead. */
export function describeEditError(error: EditError): string {
  switch (error.type) {
    case 'unknown':
      return `The plan has no ${error.what} called ${error.id}.`;
    case 'index':
      return `There is no place ${error.index} to put it.`;
    case 'locked':
      return `${error.scenario} is locked; unlock the scenario to change it.`;
    case 'base':
      return `${error.scenario} is the base scenario: it stays first, follows none, and its values are those of the plan's lines.`;
    case 'hasChildren':
      return `${listed(error.children)} ${error.children.length === 1 ? 'follows' : 'follow'} ${error.scenario}; remove ${error.children.length === 1 ? 'it' : 'them'} first.`;
    case 'inUse':
      return `${error.id} is used by ${listed(error.by)}; change ${error.by.length === 1 ? 'that' : 'those'} first.`;
    case 'fixedName':
      return `${error.line} belongs to a template, where names are fixed; change its label instead.`;
    case 'notAnInput':
      return `${error.line} is calculated; set a cell of it, or make it an input.`;
    case 'notCalculated':
      return `${error.line} is an input; change its values instead of fixing a cell.`;
    case 'followsItself':
      return `${error.parent} follows ${error.scenario}, so ${error.scenario} cannot follow ${error.parent}.`;
    case 'fiscalQuartersMove':
      return 'The fiscal year of a plan in quarters cannot be moved: its quarters would become other months; make a new plan.';
    case 'name':
      return describeNameError(error.error);
    case 'lineName':
      return describeLineNameError(error.error);
    case 'formula':
      return `${error.line}: ${describeFormulaError(error.error)}`;
    case 'value':
      return `${error.line}: ${error.message}.`;
    case 'invalid':
      return `That would leave an error in the plan at ${error.path}: ${error.message.replace(/\.$/, '')}.`;
  }
}

const MOST_NAMED = 5;

function listed(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED);
  if (names.length > named.length) named.push(`${names.length - named.length} more`);
  const last = named.pop() ?? '';
  return named.length === 0 ? last : `${named.join(', ')} and ${last}`;
}
