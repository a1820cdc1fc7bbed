// The report for people who review it beside the code.
import type { Migration } from '../plan/migration.js';
import { relativePaths, summaryOf } from './summary.js';

export function markdownReport(migration: Migration): string {
  const { root } = migration;
  const summary = summaryOf(migration);
  const places = relativePaths(root, migration.places, 'file');
  return [
    `# Migration to ${summary.to}`,
    '',
    `${summary.changed} files change, of ${summary.files} sources and their package.json: ${summary.rewritten} places rewritten, ${summary.marked} marked, ${summary.untouched} left as they are.`,
    ...section('Marked: to be done by hand', places.filter(({ status }) => status === 'marked').map(line)),
    ...section(
      'Still names Spaces: to be done by hand',
      relativePaths(root, migration.leftOvers, 'path').map(
        (each) => `- ${each.path}:${each.line} \`${each.text.replaceAll('`', "'")}\`: ${each.why}`,
      ),
    ),
    ...section(
      'Left alone: these do not parse or cannot be read',
      relativePaths(root, migration.failed, 'path').map(
        (each) => `- ${each.path}:${each.line}: ${each.message}`,
      ),
    ),
    ...section('Rewritten', places.filter(({ status }) => status === 'rewritten').map(line)),
    ...section('Untouched', places.filter(({ status }) => status === 'untouched').map(line)),
    ...section(
      'Passed over',
      relativePaths(root, migration.passedOver, 'path').map(({ path, reason }) => `- ${path}: ${reason}`),
    ),
    '',
  ].join('\n');
}

function line({ file, line: number, rule, before, why }: Migration['places'][number]): string {
  return `- ${file}:${number} \`${before.replaceAll('`', "'")}\`: ${why} (${rule})`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}
