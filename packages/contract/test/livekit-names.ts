// Reads the names that spaces-web, livekit-client and livekit-server-sdk declare, for tests that hold our tables against them.
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';

const require = createRequire(import.meta.url);

/** What one package's declarations hold. */
export interface DeclaredNames {
  /** Members of an exported class, interface or type, inherited ones too; `undefined` when it is not exported. */
  membersOf(name: string): ReadonlySet<string> | undefined;
  /** A listener's arguments in a type such as `RoomEventCallbacks`, by the event's value. */
  argumentsOf(callbacks: string, eventValue: string): readonly { name: string; type: string }[] | undefined;
  /** Every export, and every member that a class, an interface or an enum declares itself and not in private. */
  rows(): readonly string[];
}

/** Declarations of the real @mux/spaces-web 1.2.0, whose name here is an alias. */
export function spacesWebNames(): DeclaredNames {
  const dist = path.dirname(require.resolve('spaces-web-original'));
  return declaredNames([path.join(dist, 'types/index.d.ts')]);
}

/** Declarations of livekit-client; those that its index does not export are read from their own files. */
export function livekitClientNames(): DeclaredNames {
  const dist = path.dirname(require.resolve('livekit-client'));
  const files = ['index.d.ts', 'options.d.ts', 'room/track/Track.d.ts', 'room/track/options.d.ts'];
  return declaredNames(files.map((file) => path.join(dist, 'src', file)));
}

export function livekitServerSdkNames(): DeclaredNames {
  const dist = path.dirname(require.resolve('livekit-server-sdk'));
  return declaredNames([path.join(dist, 'index.d.ts')]);
}

function declaredNames(files: string[]): DeclaredNames {
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const exports = new Map(files.flatMap((file) => exportsOf(program, checker, file)));

  const propertiesOf = (name: string) => {
    const symbol = exports.get(name);
    return symbol && checker.getDeclaredTypeOfSymbol(symbol).getProperties();
  };
  return {
    membersOf: (name) =>
      exports.get(name) &&
      new Set([
        ...(propertiesOf(name) ?? []).map((property) => property.name),
        // What a namespace of the same name holds, such as `Track.Kind`.
        ...[...(exports.get(name)!.exports?.values() ?? [])].map((member) => member.name),
      ]),
    argumentsOf(callbacks, eventValue) {
      const property = propertiesOf(callbacks)?.find(({ name }) => name === eventValue);
      const [signature] = property ? checker.getTypeOfSymbol(property).getCallSignatures() : [];
      return signature?.parameters.map((parameter) => ({
        name: parameter.name,
        type: declaredType(parameter.valueDeclaration as ts.ParameterDeclaration),
      }));
    },
    rows: () =>
      [...exports].flatMap(([name, symbol]) => [
        name,
        ...ownMembers(symbol).map((member) => `${name}.${member}`),
      ]),
  };
}

function declaredType({ type, questionToken }: ts.ParameterDeclaration): string {
  const text = (type?.getText() ?? 'any').replace(/^Array<(.*)>$/, '$1[]');
  return questionToken && text !== 'any' ? `${text} | undefined` : text;
}

function ownMembers(symbol: ts.Symbol): string[] {
  const declared = (symbol.declarations ?? []).flatMap((declaration): ts.Node[] => {
    if (ts.isClassDeclaration(declaration) || ts.isInterfaceDeclaration(declaration))
      return [...declaration.members];
    if (ts.isEnumDeclaration(declaration)) return [...declaration.members];
    const isLiteral = ts.isTypeAliasDeclaration(declaration) && ts.isTypeLiteralNode(declaration.type);
    return isLiteral ? [...(declaration.type as ts.TypeLiteralNode).members] : [];
  });
  const names = declared.flatMap((member) => {
    const { name } = member as ts.NamedDeclaration;
    const isPrivate = ts.getCombinedModifierFlags(member as ts.Declaration) & ts.ModifierFlags.Private;
    return name && ts.isIdentifier(name) && !isPrivate ? [name.text] : [];
  });
  return [...new Set(names)];
}

function exportsOf(program: ts.Program, checker: ts.TypeChecker, file: string): [string, ts.Symbol][] {
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (!symbol) throw new Error(`No declarations at ${file}: run npm ci.`);
  return checker
    .getExportsOfModule(symbol)
    .map((each) => [each.name, each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each]);
}
