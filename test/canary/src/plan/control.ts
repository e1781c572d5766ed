// expects nothing
import { ok } from '#base/result';
import type { Model } from '#engine/model';
import * as v from 'valibot';
import { importsSibling } from './importsDynamically';

export const control = [ok(Math.max(1, 2)), v.string(), importsSibling];
export type Control = Model;
