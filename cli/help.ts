import { COHORTS_HELP } from './cohortsHelp';

/** What `help COMMAND` prints: how the command is written, what it does, and examples that work. */
export interface Help {
  readonly usage: string;
  readonly summary: string;
  readonly details: readonly string[];
  readonly examples: readonly string[];
}

export const HELP: Readonly<Record<string, Help>> = {
  new: {
    usage: 'new OUT --basis annual|quarterly|monthly [options] [--set line=value …]',
    summary: 'make a plan file from the NRR template',
    details: [
      '--basis B               the period the rates are stated for: annual, quarterly or monthly; always asked',
      '--title T               title of the plan; the file name where none is given',
      '--start 2027-01         first month; next January where none is given',
      '--periods N             how many periods, at most 120; 24 months or 8 quarters where not given',
      '--grain month|quarter   length of a period; month where not given',
      '--currency USD          ISO 4217; USD where not given',
      '--fiscal-year-start M   month in which the fiscal year begins, 1 to 12; 1 where not given',
      '--segments A,B          names of customer segments, at most 12; none where not given',
      '--template nrr          the one template there is',
      '--set line=value        an input; may be given again; inputs not set are 0',
      '--force                 replace a file that is there already',
    ],
    examples: ['new plan --basis annual --set starting_arr=2376000 --set churn_rate=5.5% --set upsell_rate=0.02'],
  },
  run: {
    usage:
      'run PLAN [--scenario NAME …|--all-scenarios] [--set line=value …] [--lines a,b] [--json|--csv] [--as arr|mrr]',
    summary: 'print the figures of a plan',
    details: [
      '--scenario NAME    a scenario; may be given again; the first of the plan where none is given',
      '--all-scenarios    every scenario',
      '--set line=value   try a number out, before everything the plan says; the file stays as it is',
      '--lines a,b        these lines in this order; all where not given',
      '--json             one JSON object, full precision, null where there is no number',
      '--csv              one row for each line and segment, full precision, empty where there is no number',
      '--as arr|mrr       money as ARR, or divided by 12 as MRR',
    ],
    examples: [
      'run plan.headroom --lines closing_arr,nrr_ttm',
      'run plan.headroom --scenario Base --set churn_rate=4% --json',
    ],
  },
  export: {
    usage:
      'export PLAN --xlsx FILE|--pptx FILE|--csv FILE|--json FILE|--scenarios FILE [--scenario NAME …|--all-scenarios] [--lines a,b] [--over periods|quarters|years]',
    summary: 'write figures of a plan to a file',
    details: [
      '--xlsx FILE        the whole plan as a workbook of live formulas; it opens in the scenario named by --scenario',
      '--csv FILE         one row for each line and segment, full precision, for spreadsheets',
      '--json FILE        what run --json prints',
      '--scenarios FILE   a plan with just these scenarios, for merge',
      '--pptx FILE        the report of the plan as a deck, about one scenario',
      '--scenario NAME    a scenario; may be given again; the first of the plan where none is given',
      '--all-scenarios    every scenario',
      '--lines a,b        these lines in this order; all where not given',
      '--over UNIT        columns of the CSV: periods, quarters or years; periods where not given',
      '--separator S      of the CSV: comma, or semicolon, with which numbers have a decimal comma',
      '--as arr|mrr       money as ARR, or divided by 12 as MRR',
      'The file is written whole or not at all; one that is there is replaced.',
    ],
    examples: [
      'export plan.headroom --xlsx plan.xlsx --scenario Upside',
      'export plan.headroom --csv plan.csv --lines closing_arr,nrr_ttm --all-scenarios --over quarters',
    ],
  },
  merge: {
    usage: 'merge PLAN FILE [--scenario NAME …] [--add|--leave-out] [--with-base] [--dry-run]',
    summary: 'bring scenarios of another plan, or of a file of scenarios, into a plan',
    details: [
      '--scenario NAME   of the file; may be given again; all but its base where none is given; those they follow come along',
      '--add             add initiatives and lines that only the file has; an added initiative is off in the plan itself',
      '--leave-out       merge without them; one of the two has to be said where there are any',
      '--with-base       take over as well what the two plans themselves say differently, so that the figures are those of the file',
      '--dry-run         say what would be done',
    ],
    examples: ['merge plan.headroom upside.headroom --dry-run', 'merge plan.headroom upside.headroom --add'],
  },
  check: {
    usage: 'check PLAN',
    summary: 'test that the figures of a plan foot, in every scenario',
    details: ['Ends with 0 where they do, 1 where something was found, and 2 where the plan cannot be read.'],
    examples: ['check plan.headroom'],
  },
  explain: {
    usage: 'explain PLAN line[@Segment] PERIOD [--scenario NAME] [--set line=value …] [--json]',
    summary: 'say where a figure comes from, or why there is none',
    details: ['PERIOD is 2027-03, 2027-Q1, a fiscal year such as FY27, or last.'],
    examples: ['explain plan.headroom nrr_ttm last', 'explain plan.headroom closing_arr FY27'],
  },
  set: {
    usage: 'set PLAN line=value … [--scenario NAME]',
    summary: 'change inputs or overrides in a plan file, all of them or none',
    details: [
      'Without --scenario the base changes, with it what that scenario says differently.',
      'line=value                every period; on a rate every segment too',
      'line=0.02..0.05           a straight line from the first period to the last',
      'line@Segment=value        one segment',
      'line@PERIOD=value         one period; PERIOD is 2027-03, 2027-Q1, FY27 or last',
      'line@Segment@PERIOD=value one cell',
      'line=                     nothing: an input goes missing, an override is taken away',
    ],
    examples: [
      'set plan.headroom churn_rate=5% upsell_rate@2027-06=0.08',
      'set plan.headroom --scenario Upside price_rate=3%',
    ],
  },
  scenario: {
    usage: 'scenario add PLAN NAME [--parent NAME] | scenario remove PLAN NAME | scenario rename PLAN NAME NEW-NAME',
    summary: 'add, remove or rename a scenario of a plan file',
    details: ['A scenario follows its parent in everything it does not say itself; the base where no parent is given.'],
    examples: ['scenario add plan.headroom Upside', 'scenario rename plan.headroom Upside "Best case"'],
  },
  import: {
    usage:
      'import PLAN FILE [--map line=column,…] [--as actuals|inputs] [--scenario NAME] [options] [--dry-run] [--json]',
    summary: 'import figures of a CSV or XLSX file, all of them or none',
    details: [
      '--map line=column,…     what is imported, columns (or rows) by their heading; line@Segment=column for one segment;',
      '                        without it whatever bears the name of a line',
      '--as actuals|inputs     actuals, up to the last period of the file, where not given; inputs of the base',
      '--scenario NAME         inputs of that scenario',
      '--dry-run               print what would change; the plan stays as it is',
      '--sheet NAME            of a workbook',
      '--orientation down|across, --periods-at B, --labels-at 1, --segments-at C|none, --rows-of SCENARIO',
      '--decimal point|comma   --dates ymd|dmy|mdy   --losses positive|negative',
      '--units 1|thousands|millions   --money arr|mrr   --rates fraction|percent',
      '--totals refuse|mix     split totals by the opening ARR of the segments',
      '--encoding E            utf-8, utf-16le, utf-16be or windows-1252',
      '--separator S           comma, semicolon, tab or bar',
      'What the file leaves open is asked for; where it is silent it is whole units of ARR and fractions.',
    ],
    examples: [
      'import plan.headroom mrr.csv --dry-run',
      'import plan.headroom mrr.xlsx --map new_logo_arr=New,churn_arr=Churned --money mrr',
    ],
  },
  accounts: {
    usage: 'accounts PLAN [--import FILE [options] [--dry-run]] [--ready] [--json]',
    summary: 'print the accounts of a plan with their scores, or import them from a CSV or XLSX file',
    details: [
      '--ready                 those that are ready to expand, with triggers and the plays they suggest',
      '--json                  one JSON object, full precision, null where something is not known',
      '--import FILE           one account a row, found again by id, else by name',
      '--dry-run               say what the import would do; the plan stays as it is',
      '--others keep|remove    accounts of the plan that the file does not have',
      '--as-of 2027-03-31      the day the list is of',
      '--map field=column,…    what a column is, by its heading: a field, product, rung or none',
      '--sheet NAME   --headings 1, the row with the headings',
      '--decimal point|comma   --dates ymd|dmy|mdy   --units 1|thousands|millions',
      '--money arr|mrr         --rates fraction|percent|columns',
      '--empty none|unknown    a month of ARR without a figure: nothing was paid in it, or it is not known',
      '--encoding E            utf-8, utf-16le, utf-16be or windows-1252',
      '--separator S           comma, semicolon, tab or bar',
      'What the file leaves open is asked for; where it is silent it is whole units of ARR and fractions.',
    ],
    examples: [
      'accounts plan.headroom --import accounts.csv --dry-run',
      'accounts plan.headroom --import accounts.xlsx --dates dmy --map nps=Score,none=Fax',
      'accounts plan.headroom --ready --json',
    ],
  },
  initiative: {
    usage:
      'initiative add PLAN NAME --motion M --start 2027-03 --points 2% [options] | initiative list|set|remove PLAN …',
    summary: 'add, list, change or remove the initiatives of a plan file',
    details: [
      'initiative add PLAN NAME    with these options:',
      '  --motion M                seat, upsell, cross-sell, usage, price, churn or contraction',
      '  --start 2027-03           first month of the ramp; a quarter such as 2027-Q2 is its first month',
      '  --points 2%               size at full effect, in points of its rate; positive raises NRR',
      '  --reach 40% --conversion 20% --lift 35%   or what the points are made of',
      '  --length N                months until the full effect; 1, at once, where not given',
      '  --shape linear|s-shaped   linear where not given',
      '  --segment NAME            every segment where not given',
      '  --once-cost X             falls in the month of the start',
      '  --monthly-cost X          from the start on, until --cost-end 2027-12 where that is given',
      '  --owner, --note, --source texts',
      'initiative list PLAN [--scenario NAME] [--json]',
      'initiative set PLAN NAME field=value … [--scenario NAME]',
      '  on, start, length, shape, points, reach, conversion, lift, once-cost, monthly-cost, cost-end',
      '                            with --scenario what that scenario says differently; field= follows its parent again',
      '  name, motion, segment, sizing, owner, note, source, place   for the whole plan',
      'initiative remove PLAN NAME',
    ],
    examples: [
      'initiative add plan.headroom "Seat pricing" --motion seat --start 2027-Q1 --points 5% --once-cost 8000',
      'initiative set plan.headroom "Seat pricing" start=2027-04 length=3 --scenario Upside',
    ],
  },
  target: {
    usage: 'target PLAN [NRR[@PERIOD] …] [--stated SCENARIO|none] [--remove] [--json]',
    summary: 'print or set the NRR that the roadmap leads to',
    details: [
      'NRR               wanted from the start on, in the basis of the plan; with @PERIOD from that period on',
      '--stated NAME     the scenario that says what the end is stated to be, beside what initiatives add up to',
      '--remove          takes the target away',
    ],
    examples: ['target plan.headroom 115%', 'target plan.headroom 105%@2027-Q4 115%@2028-Q4 --stated Board'],
  },
  roadmap: {
    usage: 'roadmap PLAN [--scenario NAME] [--at PERIOD] [--json]',
    summary: 'print what initiatives do to NRR, step by step, and what is missing to the target',
    details: [
      '--scenario NAME   the first of the plan where none is given',
      '--at PERIOD       when the end is read; where not given, when the last target is due, or at the end of the plan',
      '--json            one JSON object, full precision: fractions, money a month in steps and gap, a year in gain',
    ],
    examples: ['roadmap plan.headroom', 'roadmap plan.headroom --scenario Upside --json'],
  },
  cohorts: COHORTS_HELP,
  compare: {
    usage: 'compare PLAN A B [--line L] [--at PERIOD] [--json]',
    summary: 'what of the difference between two scenarios comes from each thing in which they differ',
    details: [
      '--line L       the figure that is explained, such as nrr_ttm or closing_arr@SMB; closing_arr where not given',
      '--at PERIOD    2027-03, 2027-Q1, FY27 or last; last where not given',
      '--json         fractions and unrounded amounts; steps sum to the difference',
      'A step is a line with all its values, a formula, or an initiative. It is averaged over all orders, so that none matters.',
    ],
    examples: [
      'compare plan.headroom Base Upside',
      'compare plan.headroom Base Upside --line nrr_ttm --at FY27 --json',
    ],
  },
  solve: {
    usage: 'solve PLAN --line L --at PERIOD --target V --vary INPUT [--min X] [--max X] [--scenario NAME] [--json]',
    summary: 'find the value of an input that brings a line to a target',
    details: [
      '--line L           a line, or line@Segment',
      '--at PERIOD        one period of the plan, or last',
      '--target V         what the line should be',
      '--vary INPUT       line, line@Segment, line@PERIOD or line@Segment@PERIOD; closed periods stay as they are',
      '--min, --max       where to look; where not given, what the input can be, to ten times what it is and 100% at least',
      '--scenario NAME    the first of the plan where none is given',
      'Where the target cannot be reached, the value that comes closest is given, and said to be that.',
      'With several --line and --target, or several --vary, all are met as nearly as they can be, by least squares.',
    ],
    examples: [
      'solve plan.headroom --line nrr_stated --at last --target 1.1 --vary churn_rate',
      'solve plan.headroom --line closing_arr --at last --target 5000000 --vary new_logo_arr --max 400000 --json',
    ],
  },
  table: {
    usage: 'table PLAN --line L --at PERIOD --row INPUT=a..b/n [--column INPUT=a..b/n] [--scenario NAME] [--json]',
    summary: 'print a line for values of one input, or of two',
    details: [
      '--row INPUT=a..b/n      n values of an input from a to b, both included; 2 to 50',
      '--column INPUT=a..b/n   the same across, for a table of two inputs',
      'INPUT is line, line@Segment, line@PERIOD or line@Segment@PERIOD.',
    ],
    examples: [
      'table plan.headroom --line nrr_stated --at last --row churn_rate=5%..15%/5 --column upsell_rate=0..0.1/3',
    ],
  },
  simulate: {
    usage:
      'simulate PLAN --lines a,b [--trials N] [--seed S] [--vary INPUT=shape(…) …] [--at PERIOD --target V] [--scenario NAME] [--workers N] [--json]',
    summary: 'print percentiles of lines when inputs are uncertain',
    details: [
      '--lines a,b          lines, or line@Segment',
      '--trials N           10,000 where not given, at most 1,000,000',
      '--seed S             0 to 4294967295, that of the plan where not given; the same seed gives the same numbers',
      '--vary INPUT=shape(…) a range of an input, beside those of the plan or in place of one; may be given again:',
      '  triangular(low,likely,high), pert(low,likely,high), uniform(low,high)',
      '  normal(mean,deviation), lognormal(mean,deviation)',
      '  estimate(low,likely,high)   one in ten below low, half below likely, one in ten above high',
      '--at PERIOD          also what drives the first line there',
      '--target V           also how likely the first line is to be at least V there; <=V for at most',
      '--workers N          threads that may share a long run, as many as there are processors where not given',
      'Each input has one draw in a trial, for all periods and segments; line@Segment has its own.',
    ],
    examples: [
      'simulate plan.headroom --lines closing_arr,nrr_stated --vary churn_rate=triangular(0.08,0.10,0.14)',
      'simulate plan.headroom --lines nrr_stated --vary churn_rate=pert(4%,5%,9%) --at last --target 0.95 --json',
    ],
  },
  basis: {
    usage: 'basis PLAN annual|quarterly|monthly --convert|--reread',
    summary: 'change the period that the rates of a plan are stated for',
    details: [
      '--convert   the rates change, the figures stay: an annual churn of 12% becomes a monthly one of about 1%',
      '--reread    the rates stay, the figures change: 1% a year is now read as 1% a month',
    ],
    examples: ['basis plan.headroom monthly --convert'],
  },
  pack: {
    usage: 'pack add PLAN growth|costs',
    summary: 'give a plan the lines of a pack',
    details: [
      'growth   what a growth target takes in new-logo ARR, customers, CAC payback, LTV, magic number and others',
      'costs    what expansion motions cost by ARR stage, hidden costs, the programme; brings growth along',
      'Inputs of a pack are missing until they are set, and what needs them is n/a.',
    ],
    examples: ['pack add plan.headroom growth', 'pack add plan.headroom costs'],
  },
  seal: {
    usage: 'seal PLAN [--passphrase-file F] [--new-passphrase-file F]',
    summary: 'put a plan under a passphrase, or a sealed one under another',
    details: [
      '--passphrase-file F       the passphrase is the first line of this file; asked for without showing it where not given',
      '--new-passphrase-file F   the passphrase it is to have, for a plan that is sealed already',
      'Without its passphrase nobody can open the plan, and nobody can recover it.',
      'Every command that reads a plan asks for the passphrase of a sealed one, or takes --passphrase-file.',
    ],
    examples: ['seal plan.headroom', 'run plan.headroom --passphrase-file secret.txt'],
  },
  unseal: {
    usage: 'unseal PLAN [--passphrase-file F]',
    summary: 'take the passphrase off a plan',
    details: ['Afterwards whoever has the file can read it.'],
    examples: ['unseal plan.headroom --passphrase-file secret.txt'],
  },
  nrr: {
    usage: 'nrr --opening X --expansion X --contraction X --churn X [--json]',
    summary: 'NRR and GRR of one cohort over one period, without a plan',
    details: ['Losses are positive amounts.'],
    examples: ['nrr --opening 100000 --expansion 15000 --contraction 3000 --churn 5000'],
  },
  growth: {
    usage: 'growth --arr X --growth G --nrr N [--years T] [--periods-per-year K] [--json]',
    summary: 'the new-logo ARR that a growth target takes at an NRR, without a plan',
    details: [
      '--arr X                opening ARR',
      '--growth G             target a year, such as 0.4 or 40%',
      '--nrr N                a year, such as 0.85 or 85%',
      '--years T              the same target for several years, 1 to 50; 1 where not given',
      '--periods-per-year K   also period by period, with new logos churning and expanding from the period after',
    ],
    examples: ['growth --arr 10000000 --growth 40% --nrr 85% --periods-per-year 4'],
  },
  'growth-grid': {
    usage: 'growth-grid --growth G,… --nrr N,… [--json]',
    summary: 'required new-logo ARR for several targets at several NRRs, as shares of opening ARR',
    details: [],
    examples: ['growth-grid --growth 0.2,0.4 --nrr 0.85,1,1.15'],
  },
  crossover: {
    usage: 'crossover --arr X --cac-ratio C --points D --cost K [--years T --growth G --discount R] [--json]',
    summary: 'whether a sum on retention and expansion beats acquiring the same ARR, without a plan',
    details: [
      '--cac-ratio C   sales and marketing spent for one unit of new-logo ARR',
      '--points D      gain of NRR as a fraction: 0.02 or 2% are two points',
      '--cost K        a year',
      '--years T       both sides as present values over T years, counted at year end; 1 where not given',
      '--growth G      of ARR, a year; 0 where not given',
      '--discount R    a year; 0 where not given',
    ],
    examples: ['crossover --arr 15000000 --cac-ratio 2 --points 0.02 --cost 480000'],
  },
  cost: {
    usage: 'cost --arr X --motions upsell,cross-sell,usage [--hidden none|add|compound] [--position 0..1] [--json]',
    summary: 'what expansion motions cost a month at a stage of ARR, without a plan',
    details: [
      '--arr X        in US dollars',
      '--motions …    one or more of upsell, cross-sell and usage',
      '--hidden H     hidden costs on top, each end of the band with its own: none (where not given), add or compound',
      '--position P   place between low and high, 0 to 1; 0.5 where not given',
    ],
    examples: ['cost --arr 15000000 --motions upsell,cross-sell,usage --hidden add'],
  },
  advise: {
    usage: 'advise --architecture single|multi|usage|seat --nrr N --csms yes|no --segment mixed|enterprise [--json]',
    summary: 'which expansion motion should lead, and by which rules',
    details: [
      '--architecture A   one product with tiers, several products, usage-based or seat-based pricing',
      '--csms yes|no      whether there are customer success managers',
      '--segment S        mixed, or enterprise where all customers are',
    ],
    examples: ['advise --architecture multi --nrr 1.05 --csms yes --segment mixed'],
  },
  help: {
    usage: 'help [COMMAND]',
    summary: 'this, or how one command is written',
    details: [],
    examples: ['help set'],
  },
};
