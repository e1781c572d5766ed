/** Line icons of 16 by 16, drawn in the colour of the text around them. */
const STROKE = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.4,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

function Icon({ path }: { readonly path: string }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} {...STROKE} />
    </svg>
  );
}

export function UndoIcon() {
  return <Icon path="M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6.5" />;
}

export function RedoIcon() {
  return <Icon path="m10.5 3 3 3-3 3M13.5 6H6a3.5 3.5 0 0 0 0 7h3.5" />;
}

export function TableIcon() {
  return <Icon path="M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.2 3.5v9" />;
}

export function CheckIcon() {
  return <Icon path="m3 8.5 3.2 3.2L13 4.8" />;
}

export function ChevronIcon() {
  return <Icon path="m5 6.5 3 3 3-3" />;
}
