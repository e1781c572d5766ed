import type { BandTone } from '#domain/nrrBands';
import type { Ink } from '#exchange/report/parts';

/** Colours of exported decks: those of the light theme, without the #. */
export const COLORS = {
  text: '171A20',
  text2: '4A505C',
  text3: '626975',
  line: 'E6E8EC',
  line2: 'D3D7DD',
  axisLine: 'C9CED5',
  axisText: '5B626E',
  gridline: 'EDEFF2',
  surface2: 'F8F9FA',
  positive: '0B6B4B',
  negative: 'B3261E',
  white: 'FFFFFF',
  fanOuter: 'DFE6EA',
  fanInner: 'B7C8D0',
  fanMiddle: '2B3442',
  tierText: '4B5866',
} as const;

export const TIER_COLORS: Readonly<Record<BandTone, string>> = {
  leaky: 'FBEEEA',
  flat: 'F6F4EF',
  healthy: 'EEF5F4',
  excellent: 'DEEEEC',
  elite: 'CBE5E1',
};

/** How a scenario looks in charts and tables: colour, dash, mark of its last point, and the same mark as a character. */
export interface DeckLook {
  readonly color: string;
  readonly dash: 'solid' | 'dash' | 'sysDot' | 'dashDot' | 'lgDash';
  readonly symbol: 'circle' | 'triangle' | 'square' | 'diamond' | 'x';
  readonly mark: string;
  readonly isHollow: boolean;
}

const LOOKS: readonly DeckLook[] = [
  { color: '2B3442', dash: 'solid', symbol: 'circle', mark: '●', isHollow: false },
  { color: '006164', dash: 'solid', symbol: 'triangle', mark: '▲', isHollow: false },
  { color: '8F3A00', dash: 'dash', symbol: 'square', mark: '■', isHollow: false },
  { color: '7333A8', dash: 'sysDot', symbol: 'diamond', mark: '◆', isHollow: false },
  { color: '966B00', dash: 'dashDot', symbol: 'x', mark: '×', isHollow: false },
  { color: '4B77B3', dash: 'lgDash', symbol: 'circle', mark: '○', isHollow: true },
];

/** The n-th look, counted round as on the screen. */
export function deckLook(index: number): DeckLook {
  return LOOKS[index % LOOKS.length] as DeckLook;
}

const PARTS = ['0D5A63', '257F88', '4E9FA6', '82BDC2', 'B5D9DC'] as const;

export function inkColor(ink: Ink): string {
  switch (ink.type) {
    case 'scenario':
      return deckLook(ink.look).color;
    case 'part':
      return PARTS[ink.step - 1] ?? PARTS[0];
    case 'total':
      return '5D6675';
    case 'better':
      return '1D8A66';
    case 'worse':
      return 'C9473C';
    case 'gap':
      return '868D99';
  }
}
