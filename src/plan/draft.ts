import * as v from 'valibot';
import { canonicalText } from '#base/canonicalJson';
import { joinBytes } from '#base/joinBytes';
import { parseJson } from '#base/parseJson';
import type { Platform } from '#base/platform';
import { err, ok, type Result } from '#base/result';
import type { Plan } from './model';
import { describeOpenError, openPlan } from './open';
import { writePlanBytes } from './write';

const text = v.string();
const asideSchema = v.strictObject({
  /** Texts in cells that are no numbers: the cell, what was typed, and the sentence that says so. */
  wrong: v.array(v.tuple([text, text, text])),
  /** A text that was being typed, and what its field is called. */
  typed: v.nullable(v.strictObject({ field: text, text })),
  /** The older version this is a copy of; null for unsaved changes. */
  copyOf: v.nullable(v.strictObject({ name: text, savedAt: v.number() })),
});

/** Unsaved work: a plan, and what stands beside it in a window and would be lost with that. */
export interface PlanDraft extends Readonly<v.InferOutput<typeof asideSchema>> {
  readonly plan: Plan;
}

const NEWLINE = 10;
const MAX_DEPTH = 8;

/** What stands beside the plan on the first line, the plan's file after it. */
export async function writeDraft({ plan, ...aside }: PlanDraft, platform: Platform): Promise<Uint8Array> {
  return joinBytes([new TextEncoder().encode(canonicalText(aside, 0)), await writePlanBytes(plan, platform)]);
}

/** Errors  one sentence: what keeps it from being read. `open` opens the plan in it, in a thread of its own where a shell has one. */
export async function openDraft(
  bytes: Uint8Array,
  platform: Platform,
  open: typeof openPlan = openPlan,
): Promise<Result<PlanDraft, string>> {
  const end = bytes.indexOf(NEWLINE);
  const aside = readAside(bytes.subarray(0, Math.max(end, 0)));
  if (aside === null) return err('What stands beside the plan cannot be read.');
  const plan = await open(bytes.subarray(end + 1), platform);
  return plan.ok ? ok({ ...aside, plan: plan.value }) : err(describeOpenError(plan.error));
}

function readAside(bytes: Uint8Array): v.InferOutput<typeof asideSchema> | null {
  try {
    const parsed = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes), { maxDepth: MAX_DEPTH });
    const aside = v.safeParse(asideSchema, parsed.ok ? parsed.value : null);
    return aside.success ? aside.output : null;
  } catch {
    return null;
  }
}
