/** A text in lines that fit; what does not fit into the last of them ends in an ellipsis. */
export function wrapped(
  to: Pick<CanvasRenderingContext2D, 'measureText'>,
  text: string,
  room: number,
  most: number,
): readonly string[] {
  const fits = (line: string) => to.measureText(line).width <= room;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer) || line === '' || lines.length === most - 1) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  while (!fits(line) && line.length > 1) line = `${line.replace(/…$/, '').slice(0, -1).trimEnd()}…`;
  return [...lines, line];
}
