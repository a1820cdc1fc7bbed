// Writes down a type as far as something of the Spaces SDK is in it: what is handed to untyped code has this type there.
import ts from 'typescript';
import { SPACES_PACKAGE_NAME } from '@airlock-rtc/contract';
import { SPACES_WEB_DECLARATIONS_PATH } from '../declarations/spaces-web.js';

/** Deeper in a value nobody reads anything without a name for what lies between. */
const MAX_DEPTH = 4;

/** Generic types of the language that hold what they are given. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'Array',
  'ReadonlyArray',
  'Map',
  'ReadonlyMap',
  'Set',
  'ReadonlySet',
  'WeakMap',
  'Promise',
]);

/** As TypeScript, which can be read anywhere; undefined where the SDK has no part in the type. */
export function sdkTypeText(type: ts.Type, checker: ts.TypeChecker, depth = 0): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (type.isUnion()) {
    const texts = type.types.flatMap((each) => sdkTypeText(each, checker, depth) ?? []);
    return texts.length > 0 ? [...new Set(texts)].join(' | ') : undefined;
  }
  const value = exportedValue(type);
  if (value) return `typeof import('${SPACES_PACKAGE_NAME}').${value}`;
  const exported = exportedName(type);
  if (exported) return `import('${SPACES_PACKAGE_NAME}').${exported}`;
  if (!(type.flags & ts.TypeFlags.Object)) return undefined;
  if (isModule(type)) return `typeof import('${SPACES_PACKAGE_NAME}')`;
  const name = type.getSymbol()?.name ?? '';
  if (CONTAINERS.has(name)) {
    const parameters = checker.getTypeArguments(type as ts.TypeReference);
    const texts = parameters.map((each) => sdkTypeText(each, checker, depth + 1));
    return texts.some(Boolean) ? `${name}<${texts.map((text) => text ?? 'any').join(', ')}>` : undefined;
  }
  const flags = type.getSymbol()?.flags ?? 0;
  const isLiteral = flags & (ts.SymbolFlags.ObjectLiteral | ts.SymbolFlags.TypeLiteral);
  return isLiteral ? literalText(type, checker, depth) : undefined;
}

/** An object with these fields, and any others. */
export function objectText(fields: ReadonlyMap<string, string>): string {
  const members = [...fields].map(([name, text]) => `${JSON.stringify(name)}: ${text};`);
  return `{ ${members.join(' ')} [other: string]: any }`;
}

function literalText(type: ts.Type, checker: ts.TypeChecker, depth: number): string | undefined {
  const fields = new Map<string, string>();
  for (const property of type.getProperties()) {
    const text = sdkTypeText(checker.getTypeOfSymbol(property), checker, depth + 1);
    if (text) fields.set(property.name, text);
  }
  return fields.size > 0 ? objectText(fields) : undefined;
}

/** The export that the type is an instance of, not the class itself as a value. */
function exportedName(type: ts.Type): string | undefined {
  const symbol = type.aliasSymbol ?? type.getSymbol();
  const declaration = symbol?.declarations?.[0];
  if (!symbol || declaration?.getSourceFile().fileName !== SPACES_WEB_DECLARATIONS_PATH) return undefined;
  if (type.getConstructSignatures().length > 0) return undefined;
  const owner = ts.isEnumMember(declaration) ? declaration.parent : declaration;
  const isExported =
    ts.canHaveModifiers(owner) &&
    ts.getModifiers(owner)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  const { name } = owner as Partial<ts.NamedDeclaration>;
  return isExported && name && ts.isIdentifier(name) ? name.text : undefined;
}

/** The class, the enum or the function that the type is of as a value. */
function exportedValue(type: ts.Type): string | undefined {
  const symbol = type.getSymbol();
  const declaration = symbol?.declarations?.[0];
  if (declaration?.getSourceFile().fileName !== SPACES_WEB_DECLARATIONS_PATH) return undefined;
  const { flags } = symbol!;
  const isClass = flags & ts.SymbolFlags.Class && type.getConstructSignatures().length > 0;
  const isEnum = flags & ts.SymbolFlags.Enum && !(type.flags & ts.TypeFlags.EnumLike);
  return isClass || isEnum || flags & ts.SymbolFlags.Function ? symbol!.name : undefined;
}

/** The module itself, also with the default export that `import()` puts beside its own. */
function isModule(type: ts.Type): boolean {
  const [declaration] = type.getProperty('SpaceEvent')?.declarations ?? [];
  return (
    declaration !== undefined &&
    ts.isSourceFile(declaration.parent) &&
    declaration.parent.fileName === SPACES_WEB_DECLARATIONS_PATH
  );
}
