import * as v from 'valibot';
import { hostErrorSchema } from './errors';

/** Largest plan file that is opened or saved. */
export const PLAN_BYTES_LIMIT = 64_000_000;

/** Stands for a file on disk. The shell gives it out after a person chose the file; a page never names a path. */
export const planHandleSchema = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/), v.brand('PlanHandle'));
export type PlanHandle = v.InferOutput<typeof planHandleSchema>;

const nameSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(255));

/** A file as it was read: the bytes are not decoded, because damage to them is the document's to report. */
const openedPlanSchema = v.strictObject({
  /** Null where saving has to ask for a place first (an example, a copy). */
  handle: v.nullable(planHandleSchema),
  /** File name without folder. */
  name: nameSchema,
  bytes: v.custom<Uint8Array>((value) => value instanceof Uint8Array),
  /** The file is marked read-only: saving will ask for another place. */
  readOnly: v.optional(v.boolean()),
});
export type OpenedPlan = v.InferOutput<typeof openedPlanSchema>;

const savedPlanSchema = v.strictObject({
  handle: planHandleSchema,
  name: nameSchema,
  /** Why the version before it could not be kept, in the operating system's word; the plan itself is saved. */
  versionLost: v.optional(v.string()),
});
export type SavedPlan = v.InferOutput<typeof savedPlanSchema>;

/** Unsaved changes as a page hands them over to be kept: bytes that only a page reads, because they may be sealed. */
const draftContentSchema = v.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= 2 * PLAN_BYTES_LIMIT,
);

/**
 * Unsaved changes that a crash left. `file` says what became of the file they belong to; `none` where they never had one. Damaged
 * ones are kept aside, under the name `where` in the app's own folder.
 */
const recoveredDraftSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('draft'),
    handle: v.nullable(planHandleSchema),
    name: nameSchema,
    content: draftContentSchema,
    /** Milliseconds since 1970. */
    keptAt: v.number(),
    file: v.picklist(['none', 'same', 'changed', 'missing', 'unknown']),
  }),
  v.strictObject({ type: v.literal('damaged'), why: v.string(), where: v.string() }),
]);
export type RecoveredDraft = v.InferOutput<typeof recoveredDraftSchema>;

/** An older version of a plan's file, as it was before a save replaced it; times in milliseconds since 1970. */
const planVersionSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[0-9-]{1,40}$/)),
  savedAt: v.number(),
  replacedAt: v.number(),
  size: v.number(),
});
export type PlanVersion = v.InferOutput<typeof planVersionSchema>;

const contentSchema = v.strictObject({ bytes: v.custom<Uint8Array>((value) => value instanceof Uint8Array) });

/**
 * Kinds of files that leave Headroom or come into it beside plans, by what a person calls them. The shell asks for a place or a
 * file with their names and extensions; of several extensions the first is the one a new file gets.
 */
export const FILE_KINDS = {
  planCopy: { name: 'Headroom plan', extensions: ['headroom'] },
  pdf: { name: 'PDF document', extensions: ['pdf'] },
  pptx: { name: 'PowerPoint deck', extensions: ['pptx'] },
  csv: { name: 'CSV table', extensions: ['csv'] },
  xlsx: { name: 'Excel workbook', extensions: ['xlsx'] },
  table: { name: 'Tables', extensions: ['csv', 'xlsx', 'xlsm', 'tsv', 'txt'] },
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
  /** Null where no page has said anything about it yet, and for a sealed plan. */
  summary: v.nullable(planSummarySchema),
  /** It was sealed when it was last opened or saved: nothing of what is in it is kept. */
  sealed: v.boolean(),
});
export type RecentPlan = v.InferOutput<typeof recentPlanSchema>;

/** Newest first. */
const recentPlansSchema = v.pipe(v.array(recentPlanSchema), v.maxLength(50), v.readonly());

export const themeChoiceSchema = v.picklist(['system', 'light', 'dark']);
export type ThemeChoice = v.InferOutput<typeof themeChoiceSchema>;

/** What a page may print on, lying. */
export const paperSchema = v.picklist(['a4', 'letter']);
export type Paper = v.InferOutput<typeof paperSchema>;

const nothing = v.null();

/**
 * Every call a window can make of its shell.
 *
 *     plan:openInitial   the plan this window was opened for, or null
 *     plan:openDialog    lets a person choose; null when cancelled or when the plan opened in another window
 *     plan:openDropped   a plan or template dropped on the window; the path comes from the preload, never from the page
 *     plan:save          replaces the file; refused as changedOnDisk when someone else wrote it since, unless `overwrite`
 *                        with `inPlace` it writes into the file where it cannot be replaced as a whole, after keeping a backup
 *     plan:saveAs        lets a person choose a place; null when cancelled
 *     plan:letGo         the plan of a handle, which is sealed, is not opened after all; the window is as it was before
 *     plan:forgetPlain   the plan of a handle is sealed: what the shell keeps of it in plain text goes
 *     plan:readAgain     what the file of a handle holds now, changed by others or not; with `adopt` the window goes on from that
 *     draft:keep         keeps unsaved changes for the case of a crash, until the next keeping or dropping
 *     draft:drop         there are no unsaved changes any more
 *     draft:recover      the unsaved changes this window was opened to offer back, or null
 *     draft:leave        they stay as they are, and the next start offers them again; this window keeps its own elsewhere
 *     draft:setAside     they cannot be read as a plan; they are kept where a person can find them
 *     draft:openNew      shows unsaved changes in a window of their own
 *     versions:list      older versions of the file of a handle, newest first
 *     versions:read      the bytes of one of them
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
 *     report:pdf         what the window shows to a printer, as a PDF
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
    request: v.strictObject({
      handle: planHandleSchema,
      bytes: bytesSchema(PLAN_BYTES_LIMIT),
      overwrite: v.boolean(),
      inPlace: v.optional(v.boolean()),
    }),
    reply: savedPlanSchema,
  },
  'plan:readAgain': {
    request: v.strictObject({ handle: planHandleSchema, adopt: v.boolean() }),
    reply: contentSchema,
  },
  'draft:keep': {
    request: v.strictObject({ handle: v.nullable(planHandleSchema), name: nameSchema, content: draftContentSchema }),
    reply: nothing,
  },
  'draft:drop': { request: nothing, reply: nothing },
  'draft:recover': { request: nothing, reply: v.nullable(recoveredDraftSchema) },
  'draft:leave': { request: nothing, reply: nothing },
  'draft:setAside': { request: nothing, reply: v.strictObject({ where: v.string() }) },
  'draft:openNew': { request: v.strictObject({ name: nameSchema, content: draftContentSchema }), reply: nothing },
  'versions:list': {
    request: v.strictObject({ handle: planHandleSchema }),
    reply: v.pipe(v.array(planVersionSchema), v.readonly()),
  },
  'versions:read': {
    request: v.strictObject({ handle: planHandleSchema, id: planVersionSchema.entries.id }),
    reply: contentSchema,
  },
  'plan:saveAs': {
    request: v.strictObject({ suggestedName: nameSchema, bytes: bytesSchema(PLAN_BYTES_LIMIT) }),
    reply: v.nullable(savedPlanSchema),
  },
  'plan:letGo': { request: v.strictObject({ handle: planHandleSchema }), reply: nothing },
  'plan:forgetPlain': { request: v.strictObject({ handle: planHandleSchema }), reply: nothing },
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
  'report:pdf': {
    request: v.strictObject({ paper: paperSchema }),
    reply: v.strictObject({ bytes: bytesSchema(EXPORT_BYTES_LIMIT) }),
  },
  'theme:read': { request: nothing, reply: themeChoiceSchema },
  'theme:choose': { request: v.strictObject({ theme: themeChoiceSchema }), reply: nothing },
} as const satisfies Record<string, { readonly request: v.GenericSchema; readonly reply: v.GenericSchema }>;

export type Channel = keyof typeof contract;
export type Request<C extends Channel> = v.InferOutput<(typeof contract)[C]['request']>;
export type Reply<C extends Channel> = v.InferOutput<(typeof contract)[C]['reply']>;

/** The views of a plan, in the order of the rail, the menu and the keys. */
export const VIEW_IDS = [
  'plan',
  'roadmap',
  'growth',
  'costs',
  'compare',
  'risk',
  'accounts',
  'strategy',
  'variance',
  'report',
] as const;
export type ViewId = (typeof VIEW_IDS)[number];

/** What rail and menu call them. */
export const VIEW_NAMES: Readonly<Record<ViewId, string>> = {
  plan: 'Plan',
  roadmap: 'Roadmap',
  growth: 'Growth',
  costs: 'Costs',
  compare: 'Compare',
  risk: 'Risk',
  accounts: 'Accounts',
  strategy: 'Strategy',
  variance: 'Variance',
  report: 'Report',
};

/** The digit that shows a view, with Ctrl; null for those after the ninth, because Ctrl+0 is the usual size of a window. */
export function viewDigit(view: ViewId): number | null {
  const at = VIEW_IDS.indexOf(view);
  return at < 9 ? at + 1 : null;
}

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
  'versions',
  'export',
  'import',
  'mergeScenarios',
  'seal',
  'unseal',
  'undo',
  'redo',
  'saveThenClose',
  'exportPdf',
  'print',
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
