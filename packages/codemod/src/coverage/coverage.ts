// The table of what becomes of each part of the Spaces API, made from the rules themselves.
import type { Outcome } from '../rules/rule.js';
import { ruleFor } from '../rules/rules.js';
import { SERVER_CALLS, SPACES_ROWS } from './spaces-rows.js';

export interface CoverageRow {
  row: string;
  rule?: string;
  outcome?: Outcome;
  /** What takes its place, or why nothing does. */
  to?: string;
}

export function coverageTable(): CoverageRow[] {
  return [...SPACES_ROWS, ...SERVER_CALLS].map((row) => {
    const rule = ruleFor(row) ?? ruleFor(inherited(row));
    const coverage = rule?.covers[row] ?? rule?.covers[inherited(row)];
    return { row, ...(rule && { rule: rule.id }), ...coverage };
  });
}

/** A member that is declared anew by a class is covered where its base has it. */
function inherited(row: string): string {
  return row.replace(/^(?:Local|Remote)Track\./, 'Track.');
}

/** As a Markdown table. */
export function coverageMarkdown(): string {
  const lines = coverageTable().map(
    ({ row, outcome, to }) => `| \`${row}\` | ${outcome} | ${to?.replaceAll('|', '\\|')} |`,
  );
  return ['| Spaces | | LiveKit |', '|---|---|---|', ...lines].join('\n');
}
