// Builds into a folder of the caller's choice, so that a test builds beside the build that is there.
import { mkdir, rm } from 'node:fs/promises';
import { writeBundles } from './bundles.js';
import { writeDeclarations } from './declarations.js';

/** Empties the folder first. With `isCheck` the API report is compared and left as it is. */
export async function buildInto(folder: string, { isCheck = false } = {}) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeBundles(folder);
  return { isReportUnchanged: await writeDeclarations(folder, { isCheck }) };
}
