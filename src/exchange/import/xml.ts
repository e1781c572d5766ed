import { err, ok, type Result } from '#base/result';
import type { ReadError } from './readError';

/** What a walk over XML meets. Names are without prefix; `at` gives an attribute's value, undefined where it has none of that name. */
export interface XmlHandlers {
  readonly open: (name: string, at: (attribute: string) => string | undefined) => void;
  readonly close: (name: string) => void;
  /** Text between tags, also of white space, in one piece or several. */
  readonly text: (text: string) => void;
  /** Asked after each tag: whether what was looked for is found, or the walk is of no use any more. */
  readonly isDone?: () => boolean;
}

const LONGEST_TAG = 65_536;
const DEEPEST = 64;
/** How much is turned into text at a time. */
const PIECE = 4_000_000;
const MORE = 62;

/**
 * Walks over a part of a workbook in UTF-8, piece by piece and without building a tree, so that its size costs time and no memory.
 *
 * Errors  unsafe for a document type, which could make a small part large or read other files; damaged for what is no XML.
 * Cost    one pass.
 */
export function walkXml(bytes: Uint8Array, where: string, handlers: XmlHandlers): Result<null, ReadError> {
  const open: string[] = [];
  const damaged = (why: string) => err({ type: 'damaged', where, why } as const);
  let left = '';
  for (const piece of piecesOf(bytes)) {
    if (piece === null) return damaged('is no text in UTF-8');
    const walked = walkPiece(left + piece, open, handlers);
    if (walked.why === 'documentType') return err({ type: 'unsafe', where, why: 'documentType' });
    if (walked.why !== null) return damaged(walked.why);
    if (handlers.isDone?.() === true) return ok(null);
    left = walked.left;
  }
  return open.length === 0 && left.trim() === '' ? ok(null) : damaged('ends too early');
}

/** Texts that each end with a tag, as far as the bytes allow; null for bytes that are no UTF-8. */
function* piecesOf(bytes: Uint8Array): Generator<string | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let from = 0; from < bytes.length; ) {
    const cut = bytes.indexOf(MORE, from + PIECE);
    const to = cut === -1 ? bytes.length : cut + 1;
    try {
      yield decoder.decode(bytes.subarray(from, to));
    } catch {
      yield null;
    }
    from = to;
  }
}

interface Walked {
  /** What begins in this text and ends in a later one. */
  readonly left: string;
  readonly why: string | null;
}

function walkPiece(text: string, open: string[], handlers: XmlHandlers): Walked {
  for (let at = 0; at < text.length; ) {
    const tag = text.indexOf('<', at);
    const textEnd = tag === -1 ? text.length : tag;
    if (textEnd > at && open.length > 0) handlers.text(unescaped(text.slice(at, textEnd)));
    if (tag === -1) break;
    const passed = passTag(text, tag, open, handlers);
    if (typeof passed !== 'number') return passed;
    if (handlers.isDone?.() === true) break;
    at = passed;
  }
  return { left: '', why: null };
}

/** What begins with `<` at a place; gives the place behind it, or why the walk ends here. */
function passTag(text: string, at: number, open: string[], handlers: XmlHandlers): number | Walked {
  const next = text[at + 1];
  if (next === '!' || next === '?') {
    const markup = markupAt(text, at);
    if (markup === 'documentType') return { left: '', why: markup };
    if (markup === null) return { left: text.slice(at), why: null };
    if (markup.text !== '') handlers.text(markup.text);
    return markup.next;
  }
  const end = tagEnd(text, at + 1);
  if (end === null) return { left: '', why: 'holds a tag that does not end' };
  const isClosing = next === '/';
  const inside = text.slice(at + (isClosing ? 2 : 1), end);
  const why = isClosing ? closeTag(inside, open, handlers) : openTag(inside, open, handlers);
  return why === null ? end + 1 : { left: '', why };
}

function closeTag(inside: string, open: string[], handlers: XmlHandlers): string | null {
  const name = localName(inside.trim());
  if (open.pop() !== name) return 'holds tags that do not match';
  handlers.close(name);
  return null;
}

function openTag(inside: string, open: string[], handlers: XmlHandlers): string | null {
  const closes = inside.endsWith('/');
  const name = localName(/^[^\s/]*/.exec(inside)?.[0] ?? '');
  if (name === '') return 'holds a tag without a name';
  handlers.open(name, (attribute) => attributeOf(inside, attribute));
  if (closes) handlers.close(name);
  else if (open.push(name) > DEEPEST) return 'is nested too deep';
  return null;
}

/** Where the `>` of a tag stands, those within quotes aside; null where it has none. Every piece of text ends with a whole tag. */
function tagEnd(text: string, from: number): number | null {
  const last = Math.min(text.length, from + LONGEST_TAG);
  for (let at = from; at < last; at++) {
    const sign = text[at];
    if (sign === '>') return at;
    if (sign === '<') return null;
    if (sign !== '"' && sign !== "'") continue;
    const close = text.indexOf(sign, at + 1);
    if (close === -1) return null;
    at = close;
  }
  return null;
}

interface Markup {
  readonly next: number;
  /** That of a CDATA section. */
  readonly text: string;
}

/** A comment, an instruction or a CDATA section; null where it does not end in this text. */
function markupAt(text: string, at: number): Markup | 'documentType' | null {
  for (const [begin, end] of MARKUP) {
    if (!text.startsWith(begin, at)) continue;
    const found = text.indexOf(end, at + begin.length);
    if (found === -1) return null;
    return { next: found + end.length, text: begin === CDATA ? text.slice(at + begin.length, found) : '' };
  }
  return 'documentType';
}

const CDATA = '<![CDATA[';
const MARKUP = [
  ['<?', '?>'],
  ['<!--', '-->'],
  [CDATA, ']]>'],
] as const;

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The value of an attribute, by its name with or without a prefix. */
function attributeOf(inside: string, name: string): string | undefined {
  for (let at = inside.indexOf(name); at !== -1; at = inside.indexOf(name, at + 1)) {
    const before = inside[at - 1];
    if (before !== ':' && before !== ' ' && before !== '\n' && before !== '\t' && before !== '\r') continue;
    const found = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(inside.slice(at + name.length));
    if (found !== null) return unescaped(found[1] ?? found[2] ?? '');
  }
  return undefined;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
