declare module '*/scripts/build.mjs' {
  export function build(targets: readonly string[]): Promise<readonly string[]>;
}

declare module '*/scripts/licences.mjs' {
  export function licencesAsText(): string;
}
