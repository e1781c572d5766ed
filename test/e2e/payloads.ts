import type { Plan } from '#plan/model';
import { addPack } from '#plan/packs';
import { edited, richPlan } from '../plan/plans';

const RUN = 'globalThis.payloadRan=1';

/** Texts that are markup, script or a way out of an attribute where a page takes them for one. Each that becomes an element has the attribute `data-payload`. */
export const PAYLOADS: readonly string[] = [
  `<script data-payload>${RUN}</script>`,
  `<img data-payload src=x onerror=${RUN}>`,
  `<svg data-payload onload=${RUN}>`,
  `<svg><animate data-payload onbegin=${RUN} attributeName=x>`,
  `<iframe data-payload srcdoc="<script>parent.payloadRan=1</script>">`,
  `<iframe data-payload src=javascript:parent.payloadRan=1>`,
  `<a data-payload href=javascript:${RUN}>click</a>`,
  `<details data-payload open ontoggle=${RUN}>`,
  `<input data-payload autofocus onfocus=${RUN}>`,
  `<video data-payload><source onerror=${RUN}>`,
  `<object data-payload data=javascript:${RUN}>`,
  `<embed data-payload src=javascript:${RUN}>`,
  `<math><mtext data-payload><style><img onerror=${RUN} src=x>`,
  `<form data-payload action=javascript:${RUN}><button>go`,
  `<base data-payload href=https://plans.example/>`,
  `<link data-payload rel=stylesheet href=https://plans.example/a.css>`,
  `<meta data-payload http-equiv=refresh content="0;url=https://plans.example/">`,
  `<style data-payload>*{display:none}</style>`,
  `<template data-payload><img src=x onerror=${RUN}></template>`,
  `"><img data-payload src=x onerror=${RUN}>`,
  `'><img data-payload src=x onerror=${RUN}>`,
  `</textarea></title></style></script><img data-payload src=x onerror=${RUN}>`,
  `--><img data-payload src=x onerror=${RUN}><!--`,
  `]]><img data-payload src=x onerror=${RUN}>`,
  `<<b data-payload><img data-payload src=x onerror=${RUN}//`,
  `<img/data-payload/src=x\tonerror=${RUN}>`,
  `&lt;img data-payload src=x onerror=${RUN}&gt;`,
  `\\u003cimg data-payload src=x onerror=${RUN}\\u003e`,
  `{{constructor.constructor('${RUN}')()}}`,
  `\${globalThis.payloadRan=1}`,
  `" onmouseover="${RUN}" data-payload="`,
  `\u202e<img data-payload src=x onerror=${RUN}>`,
];

/** Longest names of segments and scenarios, and signs they cannot hold. */
const LONGEST_NAME = 80;
const NO_NAME = /[@=,\t]/g;

/** Further texts a person may write, by the keys under which a plan has them. */
const TEXTS: ReadonlySet<string> = new Set(['title', 'note', 'source', 'owner', 'insteadOf', 'csm', 'products']);

/**
 * A plan with something in every place, in which every text that a person may write is a payload: the first text has the payload at `offset`,
 * the next text the one after it. What has to differ begins with a number of its own.
 */
export function planOfPayloads(offset: number): Plan {
  let next = offset;
  const payload = () => PAYLOADS[next++ % PAYLOADS.length] ?? '';
  const sections = new Map<string, string>();
  const named = (text: string) => `${next} ${text}`.replaceAll(NO_NAME, '').slice(0, LONGEST_NAME).trim();

  function textFor(text: string, key: string, within: string): string {
    switch (key) {
      case 'section': {
        const known = sections.get(text) ?? payload();
        sections.set(text, known);
        return known;
      }
      case 'name':
        return named(payload());
      case 'label':
        return `${next} ${payload()}`;
      case 'text':
        return within === 'report' || within === 'headline' ? payload() : text;
      case 'segment':
        return within === 'accounts' ? payload() : text;
      default:
        return TEXTS.has(key) ? payload() : text;
    }
  }

  function walk(value: unknown, key: string, within: string): unknown {
    if (Array.isArray(value)) return value.map((each) => walk(each, key, key));
    if (typeof value === 'string') return textFor(value, key, within);
    if (typeof value !== 'object' || value === null) return value;
    const inside = key === 'headline' ? 'headline' : within;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, name, inside)]));
  }

  return walk(withPacks(richPlan()), '', '') as Plan;
}

function withPacks(plan: Plan): Plan {
  const edits = addPack(plan, 'costs');
  if (!edits.ok) throw new Error(edits.error.type);
  return edited(plan, edits.value);
}
