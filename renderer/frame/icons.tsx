/** Line icons of 16 by 16, drawn in the colour of the text around them. */
const STROKE = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.4,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

function Icon({ path, weight = STROKE.strokeWidth }: { readonly path: string; readonly weight?: number }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} {...STROKE} strokeWidth={weight} />
    </svg>
  );
}

export function UndoIcon() {
  return <Icon path="M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6.5" />;
}

export function RedoIcon() {
  return <Icon path="m10.5 3 3 3-3 3M13.5 6H6a3.5 3.5 0 0 0 0 7h3.5" />;
}

/** Something that leaves its tray. */
export function ExportIcon() {
  return <Icon path="M8 10V2.5M5 5.2 8 2.5l3 2.7M2.5 9.5v3.8h11V9.5" />;
}

export function ImportIcon() {
  return <Icon path="M8 2.5V10M5 7.3 8 10l3-2.7M2.5 9.5v3.8h11V9.5" />;
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

export function UpIcon() {
  return <Icon path="M8 12.5v-9M4.5 7 8 3.5 11.5 7" />;
}

export function DownIcon() {
  return <Icon path="M8 3.5v9M4.5 9 8 12.5 11.5 9" />;
}

export function CloseIcon() {
  return <Icon path="m4 4 8 8M12 4l-8 8" />;
}

export function PanelIcon() {
  return <Icon path="M2.5 3.5h11v9h-11zM10 3.5v9" />;
}

export function CopyIcon() {
  return <Icon path="M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1" />;
}

export function FullSizeIcon() {
  return <Icon path="M9.5 2.5h4v4M13.5 2.5l-4.5 4.5M6.5 13.5h-4v-4M2.5 13.5 7 9" />;
}

export function FileIcon() {
  return <Icon path="M4 2.2h5l3 3v8.6H4zM9 2.2v3h3" />;
}

export function PlanIcon() {
  return <Icon path="M2.2 3h11.6v10H2.2zM2.2 6.3h11.6M6.4 6.3V13" />;
}

export function RoadmapIcon() {
  return <Icon path="M2 4h5.5M5 8h5.5M8.5 12H14" weight={2} />;
}

export function CompareIcon() {
  return <Icon path="M5 13V3.5M2.5 6 5 3.5 7.5 6M11 3v9.5M8.5 10l2.5 2.5 2.5-2.5" />;
}

/** One point from which ways go apart. */
export function RiskIcon() {
  return <Icon path="M2 8 14 3M2 8h12M2 8l12 5" />;
}

export function GrowthIcon() {
  return <Icon path="M2 12 6 8l2.5 2.5L14 4.5M10 4.5h4v4" />;
}

/** A path that forks. */
export function StrategyIcon() {
  return (
    <Icon path="M2 8h4M6 8c2.5 0 2-4.5 4.5-4.5H13M6 8c2.5 0 2 4.5 4.5 4.5H13M11.5 2 13 3.5 11.5 5M11.5 11l1.5 1.5-1.5 1.5" />
  );
}

/** Customers on a list. */
export function AccountsIcon() {
  return (
    <Icon path="M5 3.2a1.6 1.6 0 1 1 0 3.2a1.6 1.6 0 1 1 0-3.2zM2.2 12.8c0-3.4 1-4.4 2.8-4.4s2.8 1 2.8 4.4zM10 4.2h4M10 8h4M10 11.8h4" />
  );
}

/** A page with its lines. */
export function ReportIcon() {
  return <Icon path="M3.5 2h6l3 3v9h-9zM9.5 2v3h3M6 8.2h4M6 10.8h4" />;
}

/** What came beside what was planned. */
export function VarianceIcon() {
  return <Icon path="M2 13.5h12M4 13.5V8h2.5v5.5M9.5 13.5v-10H12v10" />;
}

/** A staircase. */
export function CostsIcon() {
  return <Icon path="M2 13h3.5V9.5H9V6h3.5V3H14" weight={1.8} />;
}

export function ZoomInIcon() {
  return <Icon path="M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9zM10.3 10.3l3.2 3.2M5 7h4M7 5v4" />;
}

export function ZoomOutIcon() {
  return <Icon path="M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9zM10.3 10.3l3.2 3.2M5 7h4" />;
}

export function SettingsIcon() {
  return <Icon path="M2.5 4.7h6M12 4.7h1.5M2.5 11.3H4M7.5 11.3h6M10.2 3v3.4M5.8 9.6V13" />;
}

export function PlusIcon() {
  return <Icon path="M8 3.5v9M3.5 8h9" />;
}

export function MoreIcon() {
  return <Icon path="M4 8h.01M8 8h.01M12 8h.01" weight={2.2} />;
}

/** Says itself what it means: it stands alone in a pill, or before a name. */
export function LockIcon({ label = 'locked' }: { readonly label?: string }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" role="img" aria-label={label}>
      <path d="M2.5 5.5h7v5h-7zM4 5.5V4a2 2 0 0 1 4 0v1.5" {...STROKE} strokeWidth={1.3} />
    </svg>
  );
}

/** Rising bars under a dashed line that is still above them. */
export function HeadroomMark() {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M1.5 3.5h21" stroke="var(--text-2)" strokeWidth="1.6" strokeDasharray="2.5 2" fill="none" />
      <rect x="1.5" y="15" width="5.5" height="7.5" rx="1" fill="var(--text)" />
      <rect x="9.2" y="11.5" width="5.5" height="11" rx="1" fill="var(--text)" />
      <rect x="17" y="8" width="5.5" height="14.5" rx="1" fill="var(--accent)" />
    </svg>
  );
}
