function Icon({ path }: { readonly path: string }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

export function CopyIcon() {
  return <Icon path="M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1" />;
}

export function FullSizeIcon() {
  return <Icon path="M9.5 2.5h4v4M13.5 2.5l-4.5 4.5M6.5 13.5h-4v-4M2.5 13.5 7 9" />;
}

export function CloseIcon() {
  return <Icon path="m4 4 8 8M12 4l-8 8" />;
}
