import type { ReactNode } from 'react';

function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

export function FileIcon() {
  return (
    <Icon>
      <path d="M4 2.2h5l3 3v8.6H4zM9 2.2v3h3" />
    </Icon>
  );
}

export function RemoveIcon() {
  return (
    <Icon>
      <path d="m4.5 4.5 7 7M11.5 4.5l-7 7" />
    </Icon>
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
