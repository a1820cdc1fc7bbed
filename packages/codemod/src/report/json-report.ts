// The report for programs.
import type { Migration } from '../plan/migration.js';
import { newVariables } from './environment.js';
import { leftToDo } from './left-to-do.js';
import { relativePaths, summaryOf, worthReading } from './summary.js';
import { usesByRow } from './uses.js';

export function jsonReport(migration: Migration): string {
  const { root, places, passedOver, failed, markers, leftOvers } = migration;
  const report = {
    schema: 'airlock-migration/1',
    summary: summaryOf(migration),
    leftToDo: leftToDo(migration),
    environment: newVariables(migration),
    missingPackages: migration.missingPackages,
    uses: usesByRow(migration),
    places: relativePaths(root, worthReading(places), 'file'),
    markers: relativePaths(root, markers, 'path'),
    leftOvers: relativePaths(root, leftOvers, 'path'),
    failed: relativePaths(root, failed, 'path'),
    passedOver: relativePaths(root, passedOver, 'path'),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
