// Writes one declaration file for the whole package, and the report of its public surface.
import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { packageFolder, workspaceFolder } from './places.js';

const reportFolder = join(packageFolder, 'etc');
const typescript = createRequire(import.meta.url).resolve('typescript/bin/tsc');

/**
 * Writes `index.d.ts` and its CommonJS twin into `folder`. The report in `etc/` is renewed by a build, and only
 * compared when `isCheck` is set.
 *
 * @returns whether the report is the one that was there.
 */
export async function writeDeclarations(folder: string, { isCheck = false } = {}): Promise<boolean> {
  const cache = join(workspaceFolder, '.cache');
  await mkdir(cache, { recursive: true });
  await mkdir(reportFolder, { recursive: true });
  const loose = await mkdtemp(join(cache, 'declarations-'));
  try {
    await emitOneByOne(loose);
    const isUnchanged = rollUp(join(loose, 'out', 'index.d.ts'), join(folder, 'index.d.ts'), loose, isCheck);
    await copyFile(join(folder, 'index.d.ts'), join(folder, 'index.d.cts'));
    return isUnchanged;
  } finally {
    await rm(loose, { recursive: true, force: true });
  }
}

async function emitOneByOne(loose: string): Promise<void> {
  const config = {
    extends: relative(loose, join(workspaceFolder, 'tsconfig.json')),
    compilerOptions: {
      ...{ declaration: true, emitDeclarationOnly: true, noEmit: false, stripInternal: true },
      ...{ incremental: false, tsBuildInfoFile: null },
      ...{ rootDir: join(packageFolder, 'src'), outDir: join(loose, 'out') },
    },
    include: [],
    files: [join(packageFolder, 'src', 'index.ts')],
  };
  await writeFile(join(loose, 'tsconfig.json'), JSON.stringify(config));
  execFileSync(process.execPath, [typescript, '-p', loose], { stdio: 'inherit' });
}

function rollUp(entry: string, output: string, loose: string, isCheck: boolean): boolean {
  const extractorConfig = ExtractorConfig.prepare({
    configObjectFullPath: join(packageFolder, 'api-extractor.json'),
    packageJsonFullPath: join(packageFolder, 'package.json'),
    configObject: {
      projectFolder: packageFolder,
      mainEntryPointFilePath: entry,
      compiler: { tsconfigFilePath: join(loose, 'tsconfig.json'), skipLibCheck: true },
      apiReport: {
        ...{ enabled: true, reportFolder, reportTempFolder: loose },
        reportFileName: 'spaces-livekit-adapter',
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: true, untrimmedFilePath: output },
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
    ...{ localBuild: !isCheck, showVerboseMessages: false },
    messageCallback: (message) => {
      // The report's own change is told by the caller.
      if (message.logLevel !== ExtractorLogLevel.Error) message.handled = true;
    },
  });
  if (errorCount > 0) throw new Error('The declarations could not be rolled up: read the messages above.');
  return !apiReportChanged;
}
