import * as v from 'valibot';
import { hostErrorSchema } from './errors';

/** Largest plan file that is opened or saved. */
export const PLAN_BYTES_LIMIT = 64_000_000;

/** Stands for a file on disk. The shell gives it out after a person chose the file; a page never names a path. */
export const planHandleSchema = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/), v.brand('PlanHandle'));
export type PlanHandle = v.InferOutput<typeof planHandleSchema>;

const nameSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
const textSchema = v.pipe(v.string(), v.maxLength(PLAN_BYTES_LIMIT));

/** A file as it was read: the bytes are not decoded, because damage to them is the document's to report. */
const openedPlanSchema = v.strictObject({
  /** Null where saving has to ask for a place first (an example, a copy). */
  handle: v.nullable(planHandleSchema),
  /** File name without folder. */
  name: nameSchema,
  bytes: v.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type OpenedPlan = v.InferOutput<typeof openedPlanSchema>;

const savedPlanSchema = v.strictObject({ handle: planHandleSchema, name: nameSchema });
export type SavedPlan = v.InferOutput<typeof savedPlanSchema>;

/**
 * Kinds of files that leave Headroom or come into it beside plans, by what a person calls them. The shell asks for a place or a
 * file with their names and extensions; of several extensions the first is the one a new file gets.
 */
export const FILE_KINDS = {
  planCopy: { name: 'Headroom plan', extensions: ['headroom'] },
  csv: { name: 'CSV table', extensions: ['csv'] },
  template: { name: 'Headroom template', extensions: ['headroom-template', 'headroom'] },
} as const satisfies Record<string, { readonly name: string; readonly extensions: readonly [string, ...string[]] }>;
export type FileKind = keyof typeof FILE_KINDS;
const fileKindSchema = v.picklist(Object.keys(FILE_KINDS) as [FileKind, ...FileKind[]]);

/** Largest file that is written beside plans, and largest that is read. */
const EXPORT_BYTES_LIMIT = 256_000_000;
export const IMPORT_BYTES_LIMIT = 50_000_000;

/** Stands for a place that a person chose for a file to be written, once. */
export const exportHandleSchema = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/), v.brand('ExportHandle'));
export type ExportHandle = v.InferOutput<typeof exportHandleSchema>;

const exportPlaceSchema = v.strictObject({ handle: exportHandleSchema, name: nameSchema });
export type ExportPlace = v.InferOutput<typeof exportPlaceSchema>;

const bytesSchema = (limit: number) =>
  v.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= limit);

const importedFileSchema = v.strictObject({ name: nameSchema, bytes: bytesSchema(IMPORT_BYTES_LIMIT) });
export type ImportedFile = v.InferOutput<typeof importedFileSchema>;

/** What the shell has to know of a window to title it and to guard it when it closes. */
const windowStateSchema = v.strictObject({
  title: v.pipe(v.string(), v.maxLength(300)),
  /** The window shows a plan; another one opens in a window of its own. */
  hasPlan: v.boolean(),
  /** Closing now would lose changes. */
  dirty: v.boolean(),
});
export type WindowState = v.InferOutput<typeof windowStateSchema>;

/** Stands for a plan that was open lately, until the app ends; a page opens it without knowing where it is. */
export const recentIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/), v.brand('RecentId'));
export type RecentId = v.InferOutput<typeof recentIdSchema>;

/** What a plan came to when it was last opened or saved: a page that has it says so, for the shell reads no plans. */
export const planSummarySchema = v.strictObject({
  title: v.pipe(v.string(), v.maxLength(300)),
  scenarios: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
  /** The last period, as a person reads it; the figures are the base scenario's at its end. */
  period: v.pipe(v.string(), v.maxLength(40)),
  /** NRR of the twelve months to it, by the compounded bridge; null where it cannot be computed. */
  nrr: v.nullable(v.pipe(v.number(), v.finite())),
  closingArr: v.nullable(v.pipe(v.number(), v.finite())),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});
export type PlanSummary = v.InferOutput<typeof planSummarySchema>;

const recentPlanSchema = v.strictObject({
  id: recentIdSchema,
  name: nameSchema,
  /** Name of the folder it is in, without the way there; empty where the shell does not know it. */
  folder: v.pipe(v.string(), v.maxLength(255)),
  /** Milliseconds since 1970. */
  lastOpened: v.number(),
  /** It is not where it was. */
  missing: v.boolean(),
  /** Null where no page has said anything about it yet. */
  summary: v.nullable(planSummarySchema),
});
export type RecentPlan = v.InferOutput<typeof recentPlanSchema>;

/** Newest first. */
const recentPlansSchema = v.pipe(v.array(recentPlanSchema), v.maxLength(50), v.readonly());

export const themeChoiceSchema = v.picklist(['system', 'light', 'dark']);
export type ThemeChoice = v.InferOutput<typeof themeChoiceSchema>;

const nothing = v.null();

/**
 * Every call a window can make of its shell.
 *
 *     plan:openInitial   the plan this window was opened for, or null
 *     plan:openDialog    lets a person choose; null when cancelled or when the plan opened in another window
 *     plan:openDropped   a plan or template dropped on the window; the path comes from the preload, never from the page
 *     plan:save          replaces the file; refused as changedOnDisk when someone else wrote it since, unless `overwrite`
 *     plan:saveAs        lets a person choose a place; null when cancelled
 *     export:choose      lets a person choose a place for a file of a kind; null when cancelled
 *     export:write       writes the file there as a whole or not at all; the handle serves once
 *     import:open        lets a person choose a file of a kind to be read; null when cancelled
 *     window:setState    title and unsaved changes
 *     window:close       closes the window without asking again
 *     window:stay        the saving that was to come before closing did not happen; the window stays, and so does the app
 *     window:new         shows a window without a plan, a new one where there is none
 *     recent:list        plans that were open lately
 *     recent:describe    what the plan of a handle comes to, kept with the list
 *     recent:open        opens one of them; null when it opened in another window
 *     recent:remove      takes one off the list, and nothing off the disk
 *     recent:clear       empties the list
 *     theme:read         light, dark, or as the system has it
 *     theme:choose       the same for all windows, kept for the next start
 */
export const contract = {
  'plan:openInitial': { request: nothing, reply: v.nullable(openedPlanSchema) },
  'plan:openDialog': { request: nothing, reply: v.nullable(openedPlanSchema) },
  'plan:openDropped': {
    request: v.strictObject({ path: v.pipe(v.string(), v.minLength(1), v.maxLength(32_767)) }),
    reply: v.nullable(openedPlanSchema),
  },
  'plan:save': {
    request: v.strictObject({ handle: planHandleSchema, text: textSchema, overwrite: v.boolean() }),
    reply: savedPlanSchema,
  },
  'plan:saveAs': {
    request: v.strictObject({ suggestedName: nameSchema, text: textSchema }),
    reply: v.nullable(savedPlanSchema),
  },
  'export:choose': {
    request: v.strictObject({ kind: fileKindSchema, suggestedName: nameSchema }),
    reply: v.nullable(exportPlaceSchema),
  },
  'export:write': {
    request: v.strictObject({ handle: exportHandleSchema, bytes: bytesSchema(EXPORT_BYTES_LIMIT) }),
    reply: v.strictObject({ name: nameSchema }),
  },
  'import:open': { request: v.strictObject({ kind: fileKindSchema }), reply: v.nullable(importedFileSchema) },
  'window:setState': { request: windowStateSchema, reply: nothing },
  'window:close': { request: nothing, reply: nothing },
  'window:stay': { request: nothing, reply: nothing },
  'window:new': { request: nothing, reply: nothing },
  'recent:list': { request: nothing, reply: recentPlansSchema },
  'recent:describe': {
    request: v.strictObject({ handle: planHandleSchema, summary: planSummarySchema }),
    reply: nothing,
  },
  'recent:open': { request: v.strictObject({ id: recentIdSchema }), reply: v.nullable(openedPlanSchema) },
  'recent:remove': { request: v.strictObject({ id: recentIdSchema }), reply: recentPlansSchema },
  'recent:clear': { request: nothing, reply: recentPlansSchema },
  'theme:read': { request: nothing, reply: themeChoiceSchema },
  'theme:choose': { request: v.strictObject({ theme: themeChoiceSchema }), reply: nothing },
} as const satisfies Record<string, { readonly request: v.GenericSchema; readonly reply: v.GenericSchema }>;

export type Channel = keyof typeof contract;
export type Request<C extends Channel> = v.InferOutput<(typeof contract)[C]['request']>;
export type Reply<C extends Channel> = v.InferOutput<(typeof contract)[C]['reply']>;

/** The views of a plan, in the order of the rail, the menu and the keys. */
export const VIEW_IDS = ['plan', 'roadmap', 'growth', 'costs', 'compare', 'risk', 'strategy'] as const;
export type ViewId = (typeof VIEW_IDS)[number];

/** What rail and menu call them. */
export const VIEW_NAMES: Readonly<Record<ViewId, string>> = {
  plan: 'Plan',
  roadmap: 'Roadmap',
  growth: 'Growth',
  costs: 'Costs',
  compare: 'Compare',
  risk: 'Risk',
  strategy: 'Strategy',
};

export type ViewCommand = `view:${ViewId}`;
export const viewCommand = (view: ViewId): ViewCommand => `view:${view}`;

/**
 * What the shell asks of a window: a menu item was chosen. `saveThenClose` saves and, if that succeeds, closes; if not, the
 * window answers `window:stay`.
 */
const shellCommands = [
  'new',
  'open',
  'save',
  'saveAs',
  'export',
  'mergeScenarios',
  'undo',
  'redo',
  'saveThenClose',
  'about',
  ...VIEW_IDS.map(viewCommand),
] as const;
export const shellCommandSchema = v.picklist(shellCommands);
export type ShellCommand = v.InferOutput<typeof shellCommandSchema>;
export const COMMAND_CHANNEL = 'window:command';

/** Schema of what a handler answers: a Result, so that errors cross the process border as values. */
export function resultSchema<C extends Channel>(channel: C) {
  return v.variant('ok', [
    v.strictObject({ ok: v.literal(true), value: contract[channel].reply as v.GenericSchema<unknown, Reply<C>> }),
    v.strictObject({ ok: v.literal(false), error: hostErrorSchema }),
  ]);
}
