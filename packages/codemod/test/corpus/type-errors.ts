// Counts the type errors of a corpus application as its own compiler settings give them; what is plain JavaScript is checked loosely.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface TypeError {
  file: string;
  line: number;
  message: string;
}

const packages = path.resolve(import.meta.dirname, '../../../../node_modules');

/** Of what the application's dependencies would bring and the corpus does not install. */
const NOT_INSTALLED = new Set([2307, 7016]);

export function typeErrorsIn(app: string): TypeError[] {
  const files = sourcesIn(app);
  const scripts = new Map(files.flatMap((file) => scriptOf(file)));
  const options = optionsOf(app);
  const roots = [...files.filter((file) => !/\.(?:vue|svelte)$/.test(file)), ...scripts.keys()];
  const host = hostFor(app, options, scripts);
  const program = ts.createProgram({
    rootNames: roots.filter((file) => !file.includes(`${path.sep}supabase${path.sep}`)),
    options,
    host,
  });
  return (
    program
      .getSourceFiles()
      .filter(({ fileName }) => roots.includes(fileName))
      .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
      .filter(
        ({ code, messageText }) => !NOT_INSTALLED.has(code) || /livekit|spaces/.test(String(messageText)),
      )
      // A component is what its compiler makes of it.
      .filter(({ messageText }) => !/\.(?:vue|svelte)"' has no default export/.test(String(messageText)))
      .map(({ file, start, messageText }) => ({
        file: path.relative(app, file!.fileName).replace(/(\.vue|\.svelte)\.[jt]s$/, '$1'),
        line: file!.getLineAndCharacterOfPosition(start ?? 0).line + 1,
        message: ts.flattenDiagnosticMessageText(messageText, ' '),
      }))
  );
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(name))
    .map((name) => path.join(folder, name))
    .sort();
}

/** The scripts of a component as a module of their own, on the lines on which they stand. */
function scriptOf(file: string): [string, string][] {
  if (!/\.(?:vue|svelte)$/.test(file)) return [];
  const text = readFileSync(file, 'utf8');
  const isTypeScript = /<script[^>]*lang="ts"/.test(text);
  const kept = [...text.matchAll(/(<script[^>]*>)([^]*?)<\/script>/g)];
  let module = text.replaceAll(/[^\n]/g, ' ');
  for (const { 1: tag, 2: script, index } of kept) {
    const start = index + tag!.length;
    module = module.slice(0, start) + script + module.slice(start + script!.length);
  }
  return [[`${file}.${isTypeScript ? 'ts' : 'js'}`, module]];
}

function optionsOf(app: string): ts.CompilerOptions {
  const config = ['tsconfig.app.json', 'tsconfig.json', 'jsconfig.json']
    .map((name) => path.join(app, name))
    .find(existsSync);
  const { config: read } = config
    ? (ts.readConfigFile(config, (name) => readFileSync(name, 'utf8')) as { config: object })
    : { config: {} };
  const own = ts.parseJsonConfigFileContent(read, { ...ts.sys, readDirectory: () => [] }, app).options;
  const isTypeScript = config?.includes('tsconfig') ?? false;
  return {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    esModuleInterop: true,
    jsx: ts.JsxEmit.ReactJSX,
    // In plain JavaScript editors bring Node's types along, whichever packages are imported.
    types: isTypeScript ? [] : ['node'],
    ...own,
    ...(isTypeScript ? {} : { allowJs: true, checkJs: true, strict: false }),
    // A component's script may be JavaScript in an application that is not.
    allowJs: true,
    // `node` as in 2023 is `node10`, which TypeScript 6.0 calls deprecated.
    ignoreDeprecations: '6.0',
    skipLibCheck: true,
    noEmit: true,
    incremental: false,
  };
}

/** The scripts of components as files, and the SDKs of the versions that the application names. */
function hostFor(app: string, options: ts.CompilerOptions, scripts: ReadonlyMap<string, string>) {
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (name) => scripts.get(name) ?? readFile.call(host, name);
  host.fileExists = (name) => scripts.has(name) || fileExists.call(host, name);
  host.getSourceFile = (name, version) => {
    const text = host.readFile(name);
    return text === undefined ? undefined : ts.createSourceFile(name, text, version, true);
  };
  host.resolveModuleNameLiterals = (literals, from, redirected, resolution, source) =>
    literals.map((literal) => {
      const mode = ts.getModeForUsageLocation(source, literal, resolution);
      const name = installedName(literal.text, app, from);
      const at = name === literal.text ? from : path.join(packages, 'x.ts');
      return ts.resolveModuleName(name, at, resolution, host, undefined, redirected, mode);
    });
  return host;
}

/** The SDKs are installed here under other names. */
function installedName(module: string, app: string, from: string): string {
  if (module === '@mux/spaces-web') return 'spaces-web-original';
  if (module !== '@mux/mux-node') return module;
  for (let folder = path.dirname(from); folder.startsWith(app); folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (existsSync(manifest)) {
      const isModern = /"@mux\/mux-node": "\^?8/.test(readFileSync(manifest, 'utf8'));
      return isModern ? 'mux-node-8' : 'mux-node-7';
    }
  }
  return 'mux-node-7';
}
