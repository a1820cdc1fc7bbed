// The report for programs.
import type { Migration } from '../plan/migration.js';
import { relativePaths, summaryOf } from './summary.js';

export function jsonReport(migration: Migration): string {
  const { root, places, passedOver, failed, markers, leftOvers } = migration;
  const report = {
    schema: 'airlock-migration/1',
    summary: summaryOf(migration),
    places: relativePaths(root, places, 'file'),
    markers: relativePaths(root, markers, 'path'),
    leftOvers: relativePaths(root, leftOvers, 'path'),
    failed: relativePaths(root, failed, 'path'),
    passedOver: relativePaths(root, passedOver, 'path'),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
