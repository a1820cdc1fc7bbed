// What @airlock-rtc/codemod exports.
export { coverageMarkdown, coverageTable, type CoverageRow } from './coverage/coverage.js';
export { CodemodError, type CodemodErrorCode } from './errors/codemod-error.js';
export { installCommand } from './manifest/install-command.js';
export { MARKERS, type MarkerCode, type MarkerKind } from './markers/codes.js';
export { applyMigration } from './migration/apply-migration.js';
export { checkMarkers, planMigration, type MigrationOptions } from './migration/plan-migration.js';
export type { Destination, FileChange, Migration, MissingPackage } from './plan/migration.js';
export type { Place, PlaceStatus } from './plan/place.js';
export { TELL_EXCHANGE } from './visit/visit-for-adapter.js';
export { requireCleanWorkTree } from './project/work-tree.js';
export { coloredDiff } from './report/colored-diff.js';
export { htmlReport } from './report/html-report.js';
export { jsonReport } from './report/json-report.js';
export { markdownReport } from './report/markdown-report.js';
