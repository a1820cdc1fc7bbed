// How often each part of the Spaces API stood in a program, and what became of it.
import { becomes } from '../rules/becomes.js';
import type { Outcome } from '../rules/rule.js';
import { ruleFor } from '../rules/rules.js';
import type { Migration } from '../plan/migration.js';

export interface RowUse {
  row: string;
  count: number;
  outcome: Outcome | undefined;
  to: string;
}

/** The most used first. */
export function usesByRow({ uses }: Pick<Migration, 'uses'>): RowUse[] {
  return [...uses]
    .map(([row, count]) => ({ row, count, outcome: ruleFor(row)?.covers[row], to: becomes(row) }))
    .sort((a, b) => b.count - a.count || (a.row < b.row ? -1 : 1));
}
