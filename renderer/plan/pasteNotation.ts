import { proposeDecimal, readForeignNumber } from '#exchange/import/foreignNumber';
import { askPerson } from '../state/question';
import type { Block } from './clipboardBlock';

/**
 * A pasted block in the notation of the grid, which marks decimals with a point. Numbers are recognised as in an import: `12,5` has a
 * decimal comma, `1.250` may be either and a person says which. Null where nothing is to be pasted.
 *
 * A block that brought its numbers along, beside how they are shown, leaves nothing to recognise.
 */
export async function inGridNotation(block: Block, isExact: boolean): Promise<Block | null> {
  if (isExact) return block;
  const cells = block.flat().map((text) => ({ type: 'text', text }) as const);
  const { value, isSure, because } = proposeDecimal(cells);
  if (value !== ',') return block;
  if (isSure) return block.map((row) => row.map(withPoint));
  const example = cells.find((cell) => isDoubtful(cell.text))?.text.trim() ?? '';
  const answer = await askPerson({
    title: `What does ${example} mean?`,
    text: `Among the pasted numbers ${because}.`,
    actions: [
      { id: 'comma', label: `${example} means ${withPoint(example)}` },
      { id: 'point', label: 'The point marks decimals' },
      { id: 'cancel', label: 'Do not paste' },
    ],
  });
  if (answer === 'comma') return block.map((row) => row.map(withPoint));
  return answer === 'point' ? block : null;
}

/** Whether a number is another with a decimal comma than with a point. */
function isDoubtful(text: string): boolean {
  const [point, comma] = (['.', ','] as const).map((decimal) => readForeignNumber({ type: 'text', text }, decimal));
  return point?.type === 'number' && comma?.type === 'number' && point.value !== comma.value;
}

/** A number with a decimal comma as the grid reads it; any other text as it is. */
export function withPoint(text: string): string {
  if (readForeignNumber({ type: 'text', text }, ',').type !== 'number') return text;
  return text.replaceAll(/(?<=\d)[.'’\s](?=\d{3}(?!\d))/g, '').replace(/,(?=\d)/, '.');
}
