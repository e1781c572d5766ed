import { rangeProblem } from '#domain/ranges';
import { effectLineOf, isSameName, linesOfInitiative } from './initiativeLines';
import type { SegmentKey } from './model';
import { rangeName } from './ranges';
import { tablesOf } from './tables';
import { doubledId } from './validateAccounts';
import { cellProblems, type Path, type Problem, periodProblems, type Seen } from './validateCells';

/** What does not hold in the parts that stand beside lines and scenarios: they name lines, segments, scenarios, periods. */
export function* placeProblems(seen: Seen): Generator<Problem> {
  yield* actualProblems(seen);
  const { plan } = seen;
  for (const [index, note] of plan.notes.entries()) {
    const path = ['notes', index];
    yield* lineProblems(seen, note.line, [...path, 'line']);
    yield* segmentProblems(seen, note.segment, [...path, 'segment']);
    yield* periodProblems(seen, note.period, [...path, 'period']);
    if (note.scenario !== null) yield* scenarioProblems(seen, note.scenario, [...path, 'scenario']);
  }
  yield* periodProblems(seen, plan.strategy?.period ?? null, ['strategy', 'period']);
  yield* initiativeProblems(seen);
  yield* questionProblems(seen);
  if (plan.statedEnd !== null) yield* scenarioProblems(seen, plan.statedEnd, ['statedEnd']);
  const doubled = doubledId(plan.accounts);
  if (doubled !== null) yield doubled;
}

/** What does not hold in the parts that ask of a plan: targets, ranges, tables and the report. */
export function* questionProblems(seen: Seen): Generator<Problem> {
  const { targets } = seen.plan;
  yield* idProblems(targets, 'targets');
  for (const [index, target] of targets.entries()) {
    yield* lineProblems(seen, target.line, ['targets', index, 'line']);
    yield* segmentProblems(seen, target.segment, ['targets', index, 'segment']);
    yield* periodProblems(seen, target.period, ['targets', index, 'period']);
  }
  yield* riskProblems(seen);
  yield* tableProblems(seen);
  yield* reportProblems(seen);
}

function* actualProblems(seen: Seen): Generator<Problem> {
  const { lastClose, values } = seen.plan.actuals;
  yield* periodProblems(seen, lastClose, ['actuals', 'lastClose']);
  for (const [id, cells] of Object.entries(values)) {
    const line = seen.lines.get(id);
    if (line === undefined) yield* lineProblems(seen, id, ['actuals', 'values', id]);
    else yield* cellProblems(seen, line, cells, ['actuals', 'values', id]);
  }
}

function* initiativeProblems(seen: Seen): Generator<Problem> {
  const { initiatives } = seen.plan;
  yield* idProblems(initiatives, 'initiatives');
  for (const [index, initiative] of initiatives.entries()) {
    const path = ['initiatives', index];
    const same = initiatives.slice(0, index).some(({ name }) => isSameName(name, initiative.name));
    if (same) yield { path: [...path, 'name'], message: `two initiatives are called ${initiative.name}; rename one` };
    const line = effectLineOf(initiative.motion);
    if (initiative.line !== line)
      yield { path: [...path, 'line'], message: `the motion ${initiative.motion} adds to ${line}; write that` };
    yield* lineProblems(seen, line, [...path, 'line']);
    yield* segmentProblems(seen, initiative.segment, [...path, 'segment']);
    for (const id of linesOfInitiative(initiative)) yield* lineProblems(seen, id, [...path, 'id']);
  }
}

function* riskProblems(seen: Seen): Generator<Problem> {
  const { distributions, correlations } = seen.plan.risk;
  for (const [index, distribution] of distributions.entries()) {
    const path = ['risk', 'distributions', index];
    yield* lineProblems(seen, distribution.line, [...path, 'line']);
    yield* segmentProblems(seen, distribution.segment, [...path, 'segment']);
    const message = rangeProblem(distribution);
    if (message !== null) yield { path, message };
    if (distributions.slice(0, index).some((other) => rangeName(other) === rangeName(distribution)))
      yield { path, message: `${rangeName(distribution)} has a range already; keep one of them` };
  }
  const pairs = new Set<string>();
  for (const [index, { first, second }] of correlations.entries()) {
    const path = ['risk', 'correlations', index];
    const pair = `${Math.min(first, second)} ${Math.max(first, second)}`;
    if (Math.max(first, second) >= distributions.length || first === second)
      yield { path, message: 'first and second must be the places of two different distributions' };
    else if (pairs.has(pair))
      yield { path, message: `distributions ${first} and ${second} have a correlation already; keep one of them` };
    pairs.add(pair);
  }
}

function* tableProblems(seen: Seen): Generator<Problem> {
  const tables = tablesOf(seen.plan);
  yield* idProblems(tables, 'tables');
  for (const [index, table] of tables.entries()) {
    const path = ['tables', index];
    const named = { ...(table.columns === null ? {} : { columns: table.columns }), rows: table.rows };
    for (const [place, { line, segment, period }] of [['', table] as const, ...Object.entries(named)]) {
      const at = place === '' ? path : [...path, place];
      yield* lineProblems(seen, line, [...at, 'line']);
      yield* segmentProblems(seen, segment, [...at, 'segment']);
      yield* periodProblems(seen, period, [...at, 'period']);
    }
  }
}

function* reportProblems(seen: Seen): Generator<Problem> {
  const { report } = seen.plan;
  yield* idProblems(report, 'report');
  for (const [index, page] of report.entries()) {
    for (const [at, id] of page.scenarios.entries())
      yield* scenarioProblems(seen, id, ['report', index, 'scenarios', at]);
    yield* periodProblems(seen, page.from, ['report', index, 'from']);
    yield* periodProblems(seen, page.to, ['report', index, 'to']);
  }
}

function* idProblems(items: readonly { readonly id: string }[], place: string): Generator<Problem> {
  const ids = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (ids.has(id)) yield { path: [place, index, 'id'], message: `${id} occurs twice; give one of them another id` };
    ids.add(id);
  }
}

function* lineProblems(seen: Seen, id: string, path: Path): Generator<Problem> {
  if (!seen.lines.has(id)) yield { path, message: `no line is called ${id}; name a line of the plan` };
}

function* segmentProblems(seen: Seen, key: SegmentKey | null, path: Path): Generator<Problem> {
  if (key === null || seen.plan.segments.some((segment) => segment.id === key)) return;
  yield { path, message: `no segment has the id ${key}; name a segment of the plan, or null for all` };
}

function* scenarioProblems(seen: Seen, id: string, path: Path): Generator<Problem> {
  if (!seen.plan.scenarios.some((scenario) => scenario.id === id)) {
    yield { path, message: `no scenario has the id ${id}; name a scenario of the plan` };
  }
}
