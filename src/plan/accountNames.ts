import type { Account } from '#domain/accounts/account';

/** A name as accounts are told apart by it: neither capitals nor blanks around it make another one. */
export function plainName(name: string): string {
  return name.trim().toLowerCase();
}

/** The account of a list that has a name, other than the one of the id given. */
export function otherOfName(accounts: readonly Account[], name: string, id: string | null): Account | undefined {
  const plain = plainName(name);
  return accounts.find((one) => one.id !== id && plainName(one.name) === plain);
}

/** The name that an account comes to have, and the one it had; null for an account that is new or not renamed. */
export interface Naming {
  readonly before: string | null;
  readonly after: string;
}

/**
 * Places in a list of renamed accounts that cannot have their new names, because others of the list then have them: all renamed to the name
 * of an account that keeps its own, and all but the first that would share a new one. Each keeps its old name, which another may have
 * been given meanwhile; that one is then among them too. So accounts may exchange their names.
 *
 * Cost  one pass, and one look more at each that keeps its old name.
 */
export function takenNames(list: readonly Naming[]): ReadonlySet<number> {
  const owners = new Map<string, number[]>();
  const own = (name: string, place: number) => {
    const all = owners.get(name);
    if (all === undefined) owners.set(name, [place]);
    else all.push(place);
  };
  const kept = new Set<number>();
  const isFixed = (place: number) => kept.has(place) || !isRenamed(list[place]);
  for (const [place, { after }] of list.entries()) own(plainName(after), place);
  const open = [...owners.keys()];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const all = owners.get(name) ?? [];
    const [first, ...others] = all.filter((place) => !isFixed(place));
    if (first === undefined) continue;
    const losing = others.length + 1 < all.length ? [first, ...others] : others;
    for (const place of losing) kept.add(place);
    owners.set(
      name,
      all.filter((place) => !kept.has(place) || plainName(list[place]?.before ?? '') === name),
    );
    for (const place of losing) {
      const old = plainName(list[place]?.before ?? '');
      own(old, place);
      open.push(old);
    }
  }
  return kept;
}

function isRenamed(naming: Naming | undefined): boolean {
  return naming !== undefined && naming.before !== null && plainName(naming.before) !== plainName(naming.after);
}
