const TEXT = 'Making the key, which takes a moment on purpose';

/** How long it takes is up to the computer: no share of it is known. */
export function MakingKey() {
  return (
    <p className="seal-working" role="status">
      <span>{TEXT}</span>
      <progress aria-label={TEXT} />
    </p>
  );
}
