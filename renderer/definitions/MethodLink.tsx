import type { ReactNode } from 'react';
import { showDefinitions } from './definitionsState';

/** Period and method beside a retention figure; a click opens their definitions. `period` is the id of the figure's own, null for the last. */
export function MethodLink({
  className,
  period,
  children,
}: {
  readonly className: string;
  readonly period?: string | null;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={`${className} method-link`}
      title="How NRR and GRR are read: open the definitions"
      onClick={() => showDefinitions('readings', period)}
    >
      {children}
    </button>
  );
}
