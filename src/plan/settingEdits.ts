import { err } from '#base/result';
import type { Edit, EditOf, PlaceEdit } from './edit';
import { done, openLine, type Outcome, withLine } from './editParts';
import { USD_RATE } from './costsPack';
import { type CellNote, type Definition, type Plan, WHOLE } from './model';
import { lineOf } from './planParts';
import { pathText } from './schema';
import { answersProblem } from './validate';

export function setTimeline(plan: Plan, edit: EditOf<'setTimeline'>): Outcome {
  const { start, periods, fiscalYearStart } = plan;
  if (plan.grain === 'quarter' && edit.fiscalYearStart !== fiscalYearStart) return err({ type: 'fiscalQuartersMove' });
  const changed = { start: edit.start, periods: edit.periods, fiscalYearStart: edit.fiscalYearStart };
  return done({ ...plan, ...changed }, { type: 'setTimeline', start, periods, fiscalYearStart });
}

/** The plan's one rate to the dollar; the line that formulas read it from goes along. */
export function setUsdRate(plan: Plan, { usdRate }: EditOf<'setUsdRate'>): Outcome {
  const inverse: Edit = { type: 'setUsdRate', usdRate: plan.usdRate };
  if (lineOf(plan, USD_RATE)?.pack !== 'costs') return done({ ...plan, usdRate }, inverse);
  const line = openLine(plan, USD_RATE);
  if (!line.ok) return line;
  if (line.value.definition.type !== 'input') return done({ ...plan, usdRate }, inverse);
  const definition: Definition = { type: 'input', values: { [WHOLE]: { every: usdRate, at: {} } } };
  return done({ ...withLine(plan, { ...line.value, definition }), usdRate }, inverse);
}

export function setCellNote(plan: Plan, edit: EditOf<'setCellNote'>): Outcome {
  const { line, segment, period, scenario, note, source } = edit;
  const written: CellNote = { line, segment, period, scenario, note, source };
  const isSame = (other: CellNote) =>
    other.line === line && other.segment === segment && other.period === period && other.scenario === scenario;
  const at = plan.notes.findIndex(isSame);
  const text = note === '' && source === '' ? [] : [written];
  const notes = at < 0 ? [...plan.notes, ...text] : plan.notes.toSpliced(at, 1, ...text);
  return done({ ...plan, notes }, { type: 'setNotes', notes: plan.notes });
}

export function setStrategy(plan: Plan, { answers }: EditOf<'setStrategy'>): Outcome {
  const problem = answers === null ? null : answersProblem(plan, answers);
  if (problem !== null) return err({ type: 'invalid', path: pathText(problem.path), message: problem.message });
  const { strategy, ...rest } = plan;
  return done(
    { ...rest, ...(answers === null ? {} : { strategy: answers }) },
    { type: 'setStrategy', answers: strategy ?? null },
  );
}

export function setPaper({ paper, ...rest }: Plan, edit: EditOf<'setPaper'>): Outcome {
  return done(
    { ...rest, ...(edit.paper === null ? {} : { paper: edit.paper }) },
    { type: 'setPaper', paper: paper ?? null },
  );
}

export function setPlace(plan: Plan, edit: PlaceEdit): Outcome {
  return done({ ...plan, [edit.place]: edit.value }, placeEdit(plan, edit.place));
}

/** The edit that puts a place back as it is in a plan. */
export function placeEdit<K extends PlaceEdit['place']>(plan: Plan, place: K): Edit {
  return { type: 'setPlace', place, value: plan[place] } as Edit;
}
