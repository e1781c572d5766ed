import * as v from 'valibot';
import { err } from '#base/result';
import { accountSettingsSchema } from './accountSchema';
import type { Edit } from './edit';
import { done, type Outcome } from './editParts';
import type { Plan } from './model';
import { pathText } from './schema';
import { shapeProblem } from './shapeProblem';

/** Replaces what a plan states about its accounts; wrong settings are refused, because they would keep the plan from opening. */
export function setAccountSettings(
  plan: Plan,
  { settings }: Extract<Edit, { readonly type: 'setAccountSettings' }>,
): Outcome {
  const shape = v.safeParse(v.nullable(accountSettingsSchema), settings);
  if (!shape.success) {
    const { path, message } = shapeProblem(shape.issues[0]);
    return err({ type: 'invalid', path: pathText(['accountSettings', ...path]), message });
  }
  const { accountSettings, ...rest } = plan;
  return done(
    { ...rest, ...(settings === null ? {} : { accountSettings: settings }) },
    { type: 'setAccountSettings', settings: accountSettings ?? null },
  );
}
