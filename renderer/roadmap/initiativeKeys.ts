/** What a key does to the bar itself for as long as it is held. */
type Walk = { readonly type: 'move'; readonly by: number } | { readonly type: 'ramp'; readonly by: number };

/** What a key does to the initiative whose bar has the focus, as often as it is pressed. */
export type RowAction =
  | { readonly type: 'place' | 'focus'; readonly by: number }
  | { readonly type: 'switch' | 'edit' | 'remove' | 'menu' };

type BarAction = Walk | RowAction;

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * The keys of a bar:
 *
 *     Left, Right              a month earlier, a month later; a quarter with Ctrl; held, a drag
 *     Shift with Left, Right   a shorter, a longer ramp, so too
 *     Up, Down                 to the next bar; with Alt the initiative itself moves in the list
 *     Space                    on or off in this scenario
 *     Enter, F2                edit
 *     Delete                   remove
 *     Shift+F10, the menu key  everything that can be done
 */
export function barAction(event: Key): BarAction | null {
  return KEYS[keyName(event)] ?? null;
}

const KEYS: Readonly<Record<string, BarAction>> = {
  ArrowLeft: { type: 'move', by: -1 },
  ArrowRight: { type: 'move', by: 1 },
  'Ctrl+ArrowLeft': { type: 'move', by: -3 },
  'Ctrl+ArrowRight': { type: 'move', by: 3 },
  'Shift+ArrowLeft': { type: 'ramp', by: -1 },
  'Shift+ArrowRight': { type: 'ramp', by: 1 },
  ArrowUp: { type: 'focus', by: -1 },
  ArrowDown: { type: 'focus', by: 1 },
  'Alt+ArrowUp': { type: 'place', by: -1 },
  'Alt+ArrowDown': { type: 'place', by: 1 },
  ' ': { type: 'switch' },
  Enter: { type: 'edit' },
  F2: { type: 'edit' },
  Delete: { type: 'remove' },
  ContextMenu: { type: 'menu' },
  'Shift+F10': { type: 'menu' },
};

/** `Shift+ArrowLeft`; the command key of a Mac counts as Ctrl. */
function keyName({ key, shiftKey, altKey, ctrlKey, metaKey }: Key): string {
  const held = [ctrlKey || metaKey ? 'Ctrl+' : '', altKey ? 'Alt+' : '', shiftKey ? 'Shift+' : ''].join('');
  return `${held}${key}`;
}
