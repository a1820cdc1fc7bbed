// Writes the three forms of a migration's report into a folder.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { htmlReport, jsonReport, markdownReport, type Migration } from '@airlock-rtc/codemod';
import { makeFolder } from '../make-folder.js';

export async function writeReports(migration: Migration, folder: string): Promise<void> {
  await makeFolder(folder, '--report');
  await writeFile(path.join(folder, 'migration.md'), markdownReport(migration));
  await writeFile(path.join(folder, 'migration.json'), jsonReport(migration));
  await writeFile(path.join(folder, 'migration.html'), htmlReport(migration));
}
