import type { Basis } from '#domain/timeline';
import type { FormulaError } from '#formula/errors';
import type { LineNameError } from '#formula/names';
import type { AccountSettings } from './accountSettings';
import type { Definition, Line, Override, Plan, Scenario, Segment } from './model';
import type { NameError } from './names';
import type { Paper, Places } from './places';
import type { StrategyAnswers } from './strategyAnswers';
import type { PlanTable } from './tables';
import type { BySegment, Cells, PeriodId, SegmentKey, Series } from './values';

export type LineAttributes = Partial<
  Pick<Line, 'label' | 'section' | 'unit' | 'overSegments' | 'overPeriods' | 'note' | 'source'>
>;

/** One of the parts that stand beside lines and scenarios, replaced as a whole. */
export type PlaceEdit = {
  readonly [K in keyof Places]: { readonly type: 'setPlace'; readonly place: K; readonly value: Places[K] };
}[keyof Places];

/**
 * Every change a person can make to a plan, as data. Scenarios, lines and segments are named by id, cells by period id;
 * null takes a cell, an override or a note away. What an edit says about the base is in its lines, not in its scenario.
 */
export type Edit =
  | { readonly type: 'setTitle'; readonly title: string }
  | { readonly type: 'setNote'; readonly note: string }
  | { readonly type: 'setCurrency'; readonly currency: string }
  | { readonly type: 'setUsdRate'; readonly usdRate: number | null }
  | { readonly type: 'setTimeline'; readonly start: string; readonly periods: number; readonly fiscalYearStart: number }
  /** The stated basis alone; `changeBasis` gives the edits that take rates and conversion lines along. */
  | { readonly type: 'setBasis'; readonly basis: Basis }
  /** Each at the place it has afterwards, in rising order; together, because lines may refer to each other. */
  | { readonly type: 'insertLines'; readonly lines: readonly { readonly index: number; readonly line: Line }[] }
  /** With what scenarios, actuals and notes say about them. */
  | { readonly type: 'removeLines'; readonly lines: readonly string[] }
  | { readonly type: 'moveLine'; readonly line: string; readonly index: number }
  | { readonly type: 'renameLine'; readonly line: string; readonly to: string }
  | { readonly type: 'setLineAttributes'; readonly line: string; readonly attributes: LineAttributes }
  /** A line that becomes an input loses its fixed cells. */
  | { readonly type: 'setDefinition'; readonly line: string; readonly definition: Definition }
  | { readonly type: 'setSeries'; readonly line: string; readonly segment: SegmentKey; readonly series: Series }
  | {
      readonly type: 'setCell';
      readonly line: string;
      readonly segment: SegmentKey;
      readonly period: PeriodId;
      readonly value: number | null;
    }
  | { readonly type: 'insertScenario'; readonly index: number; readonly scenario: Scenario }
  | { readonly type: 'removeScenario'; readonly scenario: string }
  | { readonly type: 'moveScenario'; readonly scenario: string; readonly index: number }
  | { readonly type: 'renameScenario'; readonly scenario: string; readonly name: string }
  /** The overrides stay; a parent that follows the scenario itself is refused. */
  | { readonly type: 'setScenarioParent'; readonly scenario: string; readonly parent: string }
  | { readonly type: 'setScenarioLook'; readonly scenario: string; readonly look: number | null }
  /** The flag alone; `lockEdits` gives the edits that first make the scenario's figures its own. `on` is the day. */
  | { readonly type: 'lockScenario'; readonly scenario: string; readonly locked: boolean; readonly on?: string }
  | { readonly type: 'setScenarioNote'; readonly scenario: string; readonly note: string }
  | {
      readonly type: 'setOverride';
      readonly scenario: string;
      readonly line: string;
      readonly override: Override | null;
    }
  /** Values in one segment; they replace a formula the scenario may have for the line. */
  | {
      readonly type: 'setOverrideSeries';
      readonly scenario: string;
      readonly line: string;
      readonly segment: SegmentKey;
      readonly series: Series | null;
    }
  /** A formula replaces the values the scenario may have for the line, in all segments. */
  | {
      readonly type: 'setOverrideFormula';
      readonly scenario: string;
      readonly line: string;
      readonly formula: string | null;
    }
  | {
      readonly type: 'setOverrideCell';
      readonly scenario: string;
      readonly line: string;
      readonly segment: SegmentKey;
      readonly period: PeriodId;
      readonly value: number | null;
    }
  /** The first segment takes over the values of the whole; later ones begin with 0. */
  | { readonly type: 'insertSegment'; readonly index: number; readonly segment: Segment }
  /** With its values; those of the last segment become the values of the whole. */
  | { readonly type: 'removeSegment'; readonly segment: string }
  | { readonly type: 'renameSegment'; readonly segment: string; readonly name: string }
  | { readonly type: 'moveSegment'; readonly segment: string; readonly index: number }
  | {
      readonly type: 'setActual';
      readonly line: string;
      readonly segment: SegmentKey;
      readonly period: PeriodId;
      readonly value: number | null;
    }
  | { readonly type: 'setLineActuals'; readonly line: string; readonly values: BySegment<Cells> }
  | { readonly type: 'setLastClose'; readonly period: PeriodId | null }
  /** An empty note with an empty source is taken away. */
  | {
      readonly type: 'setCellNote';
      readonly line: string;
      readonly segment: SegmentKey | null;
      readonly period: PeriodId | null;
      readonly scenario: string | null;
      readonly note: string;
      readonly source: string;
    }
  | { readonly type: 'setNotes'; readonly notes: Plan['notes'] }
  /** All of the answers together; null takes them away. */
  | { readonly type: 'setStrategy'; readonly answers: StrategyAnswers | null }
  /** What is stated about the accounts; the list itself is a place. */
  | { readonly type: 'setAccountSettings'; readonly settings: AccountSettings | null }
  /** Another plan in place of this one, such as an older version of it. */
  | { readonly type: 'setPlan'; readonly plan: Plan }
  /** The data tables, all together. */
  | { readonly type: 'setTables'; readonly tables: readonly PlanTable[] }
  /** What the report is printed on; null for the usual. */
  | { readonly type: 'setPaper'; readonly paper: Paper | null }
  | PlaceEdit;

export type EditOf<T extends Edit['type']> = Extract<Edit, { readonly type: T }>;

/** The plan after an edit, and the edits that lead back, in the order they are to be applied. */
export interface Applied {
  readonly plan: Plan;
  readonly inverse: readonly Edit[];
}

export type EditError =
  | { readonly type: 'unknown'; readonly what: 'line' | 'scenario' | 'segment'; readonly id: string }
  | { readonly type: 'index'; readonly index: number }
  | { readonly type: 'locked'; readonly scenario: string }
  | { readonly type: 'base'; readonly scenario: string }
  | { readonly type: 'hasChildren'; readonly scenario: string; readonly children: readonly string[] }
  | { readonly type: 'inUse'; readonly what: 'line' | 'segment'; readonly id: string; readonly by: readonly string[] }
  | { readonly type: 'fixedName'; readonly line: string }
  | { readonly type: 'notAnInput'; readonly line: string }
  | { readonly type: 'notCalculated'; readonly line: string }
  | { readonly type: 'followsItself'; readonly scenario: string; readonly parent: string }
  | { readonly type: 'fiscalQuartersMove' }
  | { readonly type: 'name'; readonly error: NameError }
  | { readonly type: 'lineName'; readonly error: LineNameError }
  | { readonly type: 'formula'; readonly line: string; readonly error: FormulaError }
  | { readonly type: 'value'; readonly line: string; readonly message: string }
  | { readonly type: 'invalid'; readonly path: string; readonly message: string };
