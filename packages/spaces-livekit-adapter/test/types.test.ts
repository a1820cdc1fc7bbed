// Holds every exported type against the declarations of spaces-web 1.2.0, and compiles an application against both.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const here = import.meta.dirname;
const original = join(
  dirname(createRequire(import.meta.url).resolve('spaces-web-original')),
  'types',
  'index.d.ts',
);
const ours = join(here, '..', 'src', 'index.ts');
const compiling = { timeout: 60_000 };
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  customConditions: ['@airlock-rtc/source'],
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

it('every export has the members of the original, with their types', compiling, () => {
  const program = ts.createProgram([original, ours], options);
  const [expected, actual] = [describe(program, original), describe(program, ours)];
  expect(expected.size).toBe(39);
  for (const [name, members] of expected) expect(actual.get(name), name).toMatchObject(members);
});

it.each([
  ['the original', original],
  ['the adapter', ours],
])('an application compiles against %s', compiling, (_name, target) => {
  const program = ts.createProgram([join(here, 'fixtures', 'application.ts')], {
    ...options,
    paths: { '@mux/spaces-web': [target] },
  });
  const problems = ts.getPreEmitDiagnostics(program).map(({ messageText, file, start }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
  expect(problems).toEqual([]);
});

/** Export name -> member name -> its type as TypeScript prints it; an enum's members with their values. */
function describe(program: ts.Program, file: string): Map<string, Record<string, string>> {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file)!;
  const exports = checker.getExportsOfModule(checker.getSymbolAtLocation(source)!);
  return new Map(
    exports.map((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return [symbol.name, membersOf(checker, target)];
    }),
  );
}

function membersOf(checker: ts.TypeChecker, symbol: ts.Symbol): Record<string, string> {
  if (symbol.flags & ts.SymbolFlags.Function)
    return { call: print(checker, checker.getTypeOfSymbol(symbol)) };
  if (symbol.flags & ts.SymbolFlags.Enum) {
    const members = [...(symbol.exports?.values() ?? [])].map(({ name, valueDeclaration }) => [
      name,
      String(checker.getConstantValue(valueDeclaration as ts.EnumMember)),
    ]);
    return Object.fromEntries(members);
  }
  const declared = checker.getDeclaredTypeOfSymbol(symbol);
  const own = symbol.members ?? new Map(declared.getProperties().map((each) => [each.escapedName, each]));
  const visible =
    symbol.flags & ts.SymbolFlags.TypeAlias ? declared.getProperties() : [...own.values()].filter(isVisible);
  return Object.fromEntries(
    visible.map((member) => {
      const isOptional = member.flags & ts.SymbolFlags.Optional ? '?' : '';
      return [`${member.name}${isOptional}`, print(checker, checker.getTypeOfSymbol(member))];
    }),
  );
}

function isVisible(member: ts.Symbol): boolean {
  const declaration = member.valueDeclaration;
  if (!declaration || member.name === '__constructor' || member.name.startsWith('__#')) return false;
  return !(ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private);
}

function print(checker: ts.TypeChecker, type: ts.Type): string {
  if (type.isUnion() && !type.aliasSymbol && !(type.flags & ts.TypeFlags.EnumLike))
    return type.types
      .map((each) => print(checker, each))
      .toSorted()
      .join(' | ');
  const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  // A parameter with a default prints as an optional one does, but for this.
  return text.replaceAll(/(\?: [^,)]+?) \| undefined/g, '$1');
}
