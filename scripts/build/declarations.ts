// Reports the public surface of a package in its `etc/`, and rolls a bundled package's declarations into one file.
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { entryName, isBundled, sourceEntries, type WorkspacePackage } from './packages.js';

/** `write` renews the reports in `etc/`, `compare` leaves them as they are. */
export type Reports = 'write' | 'compare' | 'none';

export interface DeclarationOptions {
  /** Where the declarations of the package's source are, file by file. */
  compiled: string;
  dist: string;
  /** A folder with the tsconfig.json of this build. */
  scratch: string;
  reports: Reports;
}

/** @returns the reports that are not the ones that were there. */
export async function writeDeclarations(
  each: WorkspacePackage,
  options: DeclarationOptions,
): Promise<string[]> {
  const { compiled, dist, reports } = options;
  const changed: string[] = [];
  for (const [path, source] of sourceEntries(each)) {
    const isRolledUp = isBundled(each);
    if (reports === 'none' && !isRolledUp) continue;
    const entry = join(compiled, source.replace('./src/', '').replace(/\.ts$/, '.d.ts'));
    const rollUp = isRolledUp ? join(dist, `${entryName(path)}.d.ts`) : undefined;
    const reportName = [each.manifest.name.split('/').at(-1)!, ...path.split('/').slice(1)].join('.');
    await mkdir(join(each.folder, 'etc'), { recursive: true });
    if (extract(each, { ...options, entry, rollUp, reportName })) changed.push(`${reportName}.api.md`);
    if (rollUp) await copyFile(rollUp, rollUp.replace(/ts$/, 'cts'));
  }
  return changed;
}

interface Extraction extends DeclarationOptions {
  entry: string;
  rollUp?: string;
  reportName: string;
}

/** @returns whether the report differs from the one that was there. */
function extract(
  { folder }: WorkspacePackage,
  { entry, rollUp, reportName, scratch, reports }: Extraction,
): boolean {
  const extractorConfig = ExtractorConfig.prepare({
    configObjectFullPath: join(folder, 'api-extractor.json'),
    packageJsonFullPath: join(folder, 'package.json'),
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: entry,
      compiler: { tsconfigFilePath: join(scratch, 'tsconfig.json'), skipLibCheck: true },
      apiReport: {
        ...{ enabled: reports !== 'none', reportFolder: join(folder, 'etc'), reportTempFolder: scratch },
        reportFileName: reportName,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: rollUp !== undefined, ...(rollUp && { untrimmedFilePath: rollUp }) },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
  const { apiReportChanged, errorCount } = Extractor.invoke(extractorConfig, {
    ...{ localBuild: reports === 'write', showVerboseMessages: false },
    messageCallback: (message) => {
      // The caller says that a report has changed.
      if (message.logLevel !== ExtractorLogLevel.Error) message.handled = true;
    },
  });
  if (errorCount > 0)
    throw new Error(`The declarations behind ${entry} have errors: read the messages above.`);
  return apiReportChanged;
}
