import { HELP } from './help';

const PROGRAM = 'headroom';

export function generalHelp(): string {
  const width = Math.max(...Object.keys(HELP).map((name) => name.length));
  const commands = Object.entries(HELP).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'Headroom models net revenue retention: a plan is one file, and everything follows from its inputs.',
    '',
    `${PROGRAM} COMMAND …`,
    '',
    ...commands,
    '',
    'A sealed plan asks for its passphrase, or takes it from --passphrase-file FILE.',
    'Rates and ratios are fractions (0.05, 1.0995); 10% may be written wherever 0.10 may. Money is ARR in the currency of the plan.',
    `${PROGRAM} help COMMAND tells more; docs/command-line.md tells everything.`,
    '',
  ].join('\n');
}

export function commandHelp(name: string): string {
  const help = HELP[name];
  if (help === undefined) throw new Error(`There is no help for ${name}`);
  const details = help.details.length === 0 ? [] : ['', ...help.details.map((line) => `  ${line}`)];
  return [
    `${PROGRAM} ${help.usage}`,
    '',
    `${sentence(help.summary)}`,
    ...details,
    '',
    'Examples',
    ...help.examples.map((line) => `  ${PROGRAM} ${line}`),
    '',
  ].join('\n');
}

function sentence(summary: string): string {
  return `${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.`;
}
