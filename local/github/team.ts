import type { Core } from './core.ts';

export interface Team {
  id: number;
  slug: string;
}

/** Teams of the owner, as their members name them; their ids follow from their names. */
export function teams({ state }: Core): Team[] {
  const slugs = [...new Set(state.accounts.flatMap((account) => account.teams))].toSorted();
  return slugs.map((slug) => ({ id: teamId(slug), slug }));
}

export function teamId(slug: string): number {
  let id = 7;
  for (const letter of slug) id = (id * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007;
  return id;
}
