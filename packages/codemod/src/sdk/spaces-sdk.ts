// Answers, by the type checker, whether a piece of code belongs to the Spaces SDK and to which part of it.
import ts from 'typescript';
import { MUX_NODE_DECLARATIONS_PATH } from '../declarations/mux-node.js';
import { SPACES_WEB_DECLARATIONS_PATH } from '../declarations/spaces-web.js';

/** Whose object it is: a track or participant of ours, of another, of either, or something else of the SDK. */
export type Side = 'local' | 'remote' | 'either';

export class SpacesSdk {
  readonly #checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  /** The export of spaces-web or mux-node that a name stands for, through aliases and re-exports. */
  exportOf(name: ts.Node): string | undefined {
    const symbol = this.#checker.getSymbolAtLocation(name);
    return symbol && this.exportOfSymbol(symbol);
  }

  exportOfSymbol(symbol: ts.Symbol): string | undefined {
    const target = symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
    const declaration = target.declarations?.find(isStandIn);
    // The module itself has no parent, as in `const Mux = require('@mux/mux-node')`.
    if (declaration?.parent && ts.isSourceFile(declaration.parent)) return target.name;
    return target.flags & ts.SymbolFlags.Variable ? this.#exportHeldBy(target) : undefined;
  }

  /** `const { Space } = await import('@mux/spaces-web')`: a variable that holds the class, the enum or the function. */
  #exportHeldBy(variable: ts.Symbol): string | undefined {
    const type = this.#checker.getNonNullableType(this.#checker.getTypeOfSymbol(variable));
    const symbol = type.getSymbol();
    const declaration = symbol?.declarations?.find(isStandIn);
    if (!symbol || !declaration?.parent || !ts.isSourceFile(declaration.parent)) return undefined;
    const isClass = symbol.flags & ts.SymbolFlags.Class && type.getConstructSignatures().length > 0;
    const isEnum = symbol.flags & ts.SymbolFlags.Enum && !(type.flags & ts.TypeFlags.EnumLike);
    return isClass || isEnum || symbol.flags & ts.SymbolFlags.Function ? symbol.name : undefined;
  }

  /** `Owner.member` of a property's name, for instance `Track.isMuted`; several for a union's property. */
  membersOf(name: ts.Node): string[] {
    return this.#rows(this.#checker.getSymbolAtLocation(name));
  }

  /** The same for a property of an object pattern, `{ displayName }` or `{ displayName: name }`. */
  membersOfBinding(element: ts.BindingElement): string[] {
    const name = element.propertyName ?? element.name;
    if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) return [];
    const pattern = this.#checker.getTypeAtLocation(element.parent);
    return this.#rows(this.#checker.getPropertyOfType(this.#checker.getNonNullableType(pattern), name.text));
  }

  /** The same for a property that an object literal gives to the SDK. */
  membersOfLiteral(literal: ts.ObjectLiteralExpression, name: string): string[] {
    const type = this.#checker.getContextualType(literal);
    const wanted = type && this.#checker.getNonNullableType(type);
    const parts = wanted?.isUnion() ? wanted.types : wanted ? [wanted] : [];
    return parts.flatMap((part) => this.#rows(this.#checker.getPropertyOfType(part, name)));
  }

  /** Whether a value is the module of spaces-web itself. */
  isModule(node: ts.Node): boolean {
    const type = this.#checker.getNonNullableType(this.#checker.getTypeAtLocation(node));
    if (type.getSymbol()?.declarations?.some((each) => ts.isSourceFile(each) && isStandIn(each))) return true;
    // With a default export beside its own, as `import()` gives it.
    const member =
      type.flags & ts.TypeFlags.Object ? this.#checker.getPropertyOfType(type, 'SpaceEvent') : undefined;
    return member?.declarations?.some((each) => isStandIn(each) && ts.isSourceFile(each.parent)) ?? false;
  }

  /** The names of the SDK's classes and types that a value may be, without null and undefined. */
  classesOf(node: ts.Node): Set<string> {
    return this.classesOfType(this.#checker.getTypeAtLocation(node));
  }

  classesOfType(type: ts.Type): Set<string> {
    return new Set(this.#classNames(this.#checker.getNonNullableType(type)));
  }

  isAny(node: ts.Node): boolean {
    return (this.#checker.getTypeAtLocation(node).flags & ts.TypeFlags.Any) !== 0;
  }

  sideOf(node: ts.Node): Side {
    const names = [...this.classesOf(node)];
    if (names.length > 0 && names.every((name) => name.startsWith('Local'))) return 'local';
    if (names.length > 0 && names.every((name) => name.startsWith('Remote'))) return 'remote';
    return 'either';
  }

  #classNames(type: ts.Type): string[] {
    if (type.isUnionOrIntersection()) return type.types.flatMap((member) => this.#classNames(member));
    if (type.flags & ts.TypeFlags.TypeParameter) {
      const constraint = this.#checker.getBaseConstraintOfType(type);
      return constraint ? this.#classNames(constraint) : [];
    }
    const own = [type.aliasSymbol, type.getSymbol()]
      .filter((symbol) => symbol?.declarations?.some(isStandIn))
      .map((symbol) => symbol!.name)
      .filter((name) => name !== '__type');
    // `class Classroom extends Space`.
    return own.length > 0 || !type.isClass()
      ? own
      : this.#checker.getBaseTypes(type).flatMap((base) => this.#classNames(base));
  }

  #rows(symbol: ts.Symbol | undefined): string[] {
    const declarations = symbol?.declarations?.filter(isStandIn) ?? [];
    return [...new Set(declarations.flatMap(ownedBy).map((owner) => `${owner}.${symbol!.name}`))];
  }
}

/** Whether this is one of our own declarations of the SDKs of Mux. */
export function isStandIn(declaration: ts.Declaration): boolean {
  const { fileName } = declaration.getSourceFile();
  return fileName === SPACES_WEB_DECLARATIONS_PATH || fileName === MUX_NODE_DECLARATIONS_PATH;
}

function ownedBy(declaration: ts.Declaration): string[] {
  const { parent } = declaration;
  if (ts.isClassDeclaration(parent) || ts.isInterfaceDeclaration(parent) || ts.isEnumDeclaration(parent)) {
    return parent.name ? [parent.name.text] : [];
  }
  if (ts.isTypeLiteralNode(parent) && ts.isTypeAliasDeclaration(parent.parent))
    return [parent.parent.name.text];
  return [];
}
