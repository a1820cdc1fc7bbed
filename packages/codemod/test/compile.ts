// Compiles migrated code strictly against the installed LiveKit SDKs, and gives the errors.
import ts from 'typescript';
import { MUX_NODE_DECLARATIONS, MUX_NODE_DECLARATIONS_PATH } from '../src/declarations/mux-node.js';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  customConditions: ['@airlock-rtc/source'],
  lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
};

export interface CompileError {
  file: string;
  /** From 1. */
  line: number;
  message: string;
}

export function compile(files: readonly string[]): CompileError[] {
  const program = ts.createProgram(files, OPTIONS, withMuxNode());
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => ({
    file: file?.fileName ?? '',
    line: file ? file.getLineAndCharacterOfPosition(start ?? 0).line + 1 : 0,
    message: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
}

/** mux-node 8 is not installed: what a fixture leaves of it is checked against our declarations. */
function withMuxNode(): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const readFile = host.readFile.bind(host);
  const isDeclarations = (name: string) => name === MUX_NODE_DECLARATIONS_PATH;
  host.readFile = (name) => (isDeclarations(name) ? MUX_NODE_DECLARATIONS : readFile(name));
  host.resolveModuleNameLiterals = (literals, from, redirected, resolutionOptions, source) =>
    literals.map((literal) => {
      if (literal.text === '@mux/mux-node') {
        return {
          resolvedModule: { resolvedFileName: MUX_NODE_DECLARATIONS_PATH, extension: ts.Extension.Dmts },
        };
      }
      const mode = ts.getModeForUsageLocation(source, literal, resolutionOptions);
      return ts.resolveModuleName(literal.text, from, resolutionOptions, host, undefined, redirected, mode);
    });
  return host;
}
