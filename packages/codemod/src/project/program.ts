// Makes a TypeScript program of the project's files, with the stand-in declarations for the SDKs.
import { isUtf8 as bufferIsUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Component } from '../components/component.js';
import {
  COMPONENT_DECLARATIONS,
  COMPONENT_DECLARATIONS_PATH,
  FRAMEWORK_DECLARATIONS,
  frameworkDeclarationsPath,
} from '../components/template-names.js';
import { MUX_NODE_DECLARATIONS, MUX_NODE_DECLARATIONS_PATH } from '../declarations/mux-node.js';
import { REACT_DECLARATIONS } from '../declarations/react.js';
import { REQUIRE_DECLARATIONS, REQUIRE_DECLARATIONS_PATH } from '../declarations/require.js';
import { SPACES_WEB_DECLARATIONS, SPACES_WEB_DECLARATIONS_PATH } from '../declarations/spaces-web.js';
import { moduleResolver } from './module-resolver.js';

const STAND_INS: Record<string, string> = {
  '@mux/spaces-web': SPACES_WEB_DECLARATIONS_PATH,
  '@mux/mux-node': MUX_NODE_DECLARATIONS_PATH,
};
/** Of frameworks whose types are not installed. */
const FRAMEWORKS: Readonly<Record<string, string>> = { ...FRAMEWORK_DECLARATIONS, react: REACT_DECLARATIONS };
const STAND_IN_TEXTS: Record<string, string> = {
  [SPACES_WEB_DECLARATIONS_PATH]: SPACES_WEB_DECLARATIONS,
  [MUX_NODE_DECLARATIONS_PATH]: MUX_NODE_DECLARATIONS,
  [COMPONENT_DECLARATIONS_PATH]: COMPONENT_DECLARATIONS,
  [REQUIRE_DECLARATIONS_PATH]: REQUIRE_DECLARATIONS,
  ...Object.fromEntries(
    Object.entries(FRAMEWORKS).map(([name, text]) => [frameworkDeclarationsPath(name), text]),
  ),
};

/** Where hints of types stand for the checker; no such file exists. */
const HINTS_PATH = '/airlock-declarations/hints.d.ts';

/** TypeScript's own libraries: parsing them takes longer than all of a small program. */
const LIBRARIES = new Map<string, ts.SourceFile>();
const LIBRARY_FOLDER = path.dirname(ts.getDefaultLibFilePath({}));

export interface ProjectFiles {
  root: string;
  sources: readonly string[];
  manifests: readonly string[];
  components: readonly Component[];
}

export interface Project {
  program: ts.Program;
  checker: ts.TypeChecker;
  files: ts.SourceFile[];
  /** Where an import leads: a path, if anywhere. */
  resolve: (specifier: string, from: string) => string | undefined;
  /** Files with syntax errors, each with the first of them; they are left alone. */
  unparsable: { path: string; line: number; message: string }[];
  /** Files that have something of Mux although nothing in their imports leads to it. */
  hinted: ReadonlySet<ts.SourceFile>;
  /** The same project with these declarations, to which the files refer by now. */
  withHints: (declarations: string, hinted: ReadonlySet<ts.SourceFile>) => Project;
}

/**
 * The stand-ins are used even where the SDK is installed: under its name may lie any version of it, or the adapter,
 * and what is renamed must not depend on that.
 */
export function loadProject({ root, sources, manifests, components }: ProjectFiles): Project {
  const options = compilerOptions(root);
  const readable = sources.filter(isUtf8);
  const modules = new Map(components.map((component) => [component.modulePath, component.moduleText]));
  const host = ts.createCompilerHost(options);
  // Comments have types in JavaScript alone, where they are parsed all the same; elsewhere they would just take memory.
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors;
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (name) => STAND_IN_TEXTS[name] ?? modules.get(name) ?? readFile.call(host, name);
  host.fileExists = (name) =>
    name === HINTS_PATH || name in STAND_IN_TEXTS || modules.has(name) || fileExists.call(host, name);
  const own = new Set(readable);
  const parsed = new Map<string, ts.SourceFile>();
  let hints = '';
  host.getSourceFile = (name, languageVersion, ...rest) => {
    if (name === HINTS_PATH) return ts.createSourceFile(name, hints, languageVersion);
    const known = LIBRARIES.get(name) ?? parsed.get(name);
    if (known) return known;
    const text = STAND_IN_TEXTS[name] ?? modules.get(name) ?? (own.has(name) ? readExactly(name) : undefined);
    const source =
      text === undefined
        ? getSourceFile.call(host, name, languageVersion, ...rest)
        : ts.createSourceFile(name, text, languageVersion);
    if (source) (name.startsWith(LIBRARY_FOLDER) ? LIBRARIES : parsed).set(name, source);
    return source;
  };
  const resolveModule = moduleResolver(options, host, manifests);
  host.resolveModuleNameLiterals = (literals, containingFile, redirected) =>
    literals.map((literal) => {
      const standIn = standInFor(literal.text);
      if (standIn) return { resolvedModule: { resolvedFileName: standIn, extension: extensionOf(standIn) } };
      const from = containingFile === HINTS_PATH ? path.join(root, 'hints.ts') : containingFile;
      const resolvedModule = resolveModule(literal.text, from, redirected);
      // A package of the project's own that is linked into node_modules: none of its JavaScript is passed over.
      if (resolvedModule && own.has(resolvedModule.resolvedFileName))
        resolvedModule.isExternalLibraryImport = false;
      const isTyped = resolvedModule && !/^\.[cm]?jsx?$/.test(resolvedModule.extension);
      if (isTyped || !(literal.text in FRAMEWORKS)) return { resolvedModule };
      const resolvedFileName = frameworkDeclarationsPath(literal.text);
      return { resolvedModule: { resolvedFileName, extension: ts.Extension.Dts } };
    });

  const read = [...readable, ...modules.keys()];
  const ambient = [REQUIRE_DECLARATIONS_PATH, ...(modules.size > 0 ? [COMPONENT_DECLARATIONS_PATH] : [])];
  const resolve = (specifier: string, from: string) => resolveModule(specifier, from)?.resolvedFileName;
  const build = (declarations: string, hinted: ReadonlySet<ts.SourceFile>): Project => {
    hints = declarations;
    const program = ts.createProgram({ rootNames: [...read, ...ambient, HINTS_PATH], options, host });
    // The checker binds the files, which gives the nodes their parents.
    const checker = program.getTypeChecker();
    return { program, checker, ...sortedOut(program, read), resolve, hinted, withHints: build };
  };
  const project = build('', new Set());
  for (const path of sources) {
    if (own.has(path)) continue;
    const message = 'This file is not UTF-8: save it as UTF-8 and migrate again.';
    project.unparsable.push({ path, line: 1, message });
  }
  return project;
}

/** Files that parse, and those that do not. */
function sortedOut(program: ts.Program, names: readonly string[]): Pick<Project, 'files' | 'unparsable'> {
  const files: ts.SourceFile[] = [];
  const unparsable: Project['unparsable'] = [];
  for (const name of names) {
    const file = program.getSourceFile(name);
    if (!file) continue;
    const [error] = program
      .getSyntacticDiagnostics(file)
      .filter(({ code }) => !isTypeScriptInJavaScript(code));
    if (error) unparsable.push(describeSyntaxError(file, error));
    else files.push(file);
  }
  return { files, unparsable };
}

/** Also for a path within the package, such as `@mux/mux-node/dist/video/video`. */
export function standInFor(specifier: string): string | undefined {
  return STAND_INS[specifier] ?? STAND_INS[/^@mux\/[^/]+(?=\/)/.exec(specifier)?.[0] ?? ''];
}

/** With its byte order mark, which TypeScript's own reading drops; strictly, since what is no UTF-8 would be destroyed. */
function readExactly(file: string): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
}

function isUtf8(file: string): boolean {
  const bytes = readFileSync(file);
  return bufferIsUtf8(bytes) && !bytes.includes(0);
}

function extensionOf(standIn: string): ts.Extension {
  return standIn.endsWith('.mts') ? ts.Extension.Dmts : ts.Extension.Dts;
}

/** 8xxx: "type annotations can only be used in TypeScript files" and its like; such files parse well. */
function isTypeScriptInJavaScript(code: number): boolean {
  return code >= 8000 && code < 9000;
}

function describeSyntaxError(file: ts.SourceFile, error: ts.Diagnostic): Project['unparsable'][number] {
  return {
    path: file.fileName,
    line: file.getLineAndCharacterOfPosition(error.start ?? 0).line + 1,
    message: ts.flattenDiagnosticMessageText(error.messageText, ' '),
  };
}

function compilerOptions(root: string): ts.CompilerOptions {
  const { jsx } = userOptions(root);
  return {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    esModuleInterop: true,
    jsx: jsx ?? ts.JsxEmit.Preserve,
    strict: true,
    allowJs: true,
    maxNodeModuleJsDepth: 0,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  };
}

/** Of the project's own tsconfig only what decides how its files are parsed; where imports lead is the resolver's. */
function userOptions(root: string): ts.CompilerOptions {
  const file = ts.findConfigFile(root, ts.sys.fileExists.bind(ts.sys));
  if (!file) return {};
  const { config } = ts.readConfigFile(file, ts.sys.readFile.bind(ts.sys)) as { config?: unknown };
  if (!config) return {};
  const quietHost = { ...ts.sys, readDirectory: () => [] };
  return ts.parseJsonConfigFileContent(config, quietHost, path.dirname(file)).options;
}
