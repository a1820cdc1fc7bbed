// Places where an object of the SDK is taken for a type of the program that names members as Spaces did: `{ displayName: string }`.
import { translationOf } from '@airlock-rtc/contract';
import ts from 'typescript';
import { isStandIn } from '../../sdk/spaces-sdk.js';
import { unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';

const OBJECT = /^(?:Local|Remote)?(?:Participant|Track)$/;

/** Of an argument, an attribute of JSX, a returned value and the value of a variable that has a type. */
export function markStructuralUse(expression: ts.Expression, file: FileRewriter): void {
  const inner = unwrap(expression);
  if (!ts.isIdentifier(inner) && !ts.isPropertyAccessExpression(inner)) return;
  const given = file.sdk.classesOfType(elementOf(file.checker.getTypeAtLocation(inner), file.checker));
  if (given.size === 0) return;
  const wanted = constraintAt(expression, file) ?? file.checker.getContextualType(expression);
  if (!wanted || !(wanted.flags & (ts.TypeFlags.Object | ts.TypeFlags.Union))) return;
  if (copiesShape(elementOf(wanted, file.checker), given, file))
    file.mark(expression, 'STRUCTURAL', file.text(inner));
}

/** `find(people, id)` where `find<T extends { id: string }>(all: T[], …)`. */
function constraintAt(argument: ts.Expression, { checker }: FileRewriter): ts.Type | undefined {
  const call = argument.parent;
  if (!ts.isCallExpression(call)) return undefined;
  const declaration = checker.getResolvedSignature(call)?.declaration;
  const parameter = declaration?.parameters[call.arguments.indexOf(argument)];
  if (!declaration?.typeParameters || !parameter || !ts.isParameter(parameter) || !parameter.type)
    return undefined;
  const type = elementOf(checker.getTypeFromTypeNode(parameter.type), checker);
  return type.flags & ts.TypeFlags.TypeParameter ? checker.getBaseConstraintOfType(type) : undefined;
}

/** `Registry<RemoteParticipant>` where `class Registry<P extends { id: string }>`, and a default of such a parameter. */
export function isHeldToShape(reference: ts.Node, file: FileRewriter): boolean {
  const { parent } = reference;
  const parameter = ts.isTypeParameterDeclaration(parent) ? parent : parameterFor(reference, file);
  if (!parameter?.constraint) return false;
  const classes = file.sdk.classesOfType(file.checker.getTypeAtLocation(reference));
  return copiesShape(file.checker.getTypeFromTypeNode(parameter.constraint), classes, file);
}

function parameterFor(reference: ts.Node, file: FileRewriter): ts.TypeParameterDeclaration | undefined {
  const { parent } = reference;
  const isGiven = ts.isTypeReferenceNode(parent) || ts.isNewExpression(parent) || ts.isCallExpression(parent);
  if (!isGiven || !parent.typeArguments) return undefined;
  const name = ts.isTypeReferenceNode(parent) ? parent.typeName : parent.expression;
  const symbol = file.checker.getSymbolAtLocation(name);
  const target =
    symbol && symbol.flags & ts.SymbolFlags.Alias ? file.checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target?.declarations?.[0] as ts.DeclarationWithTypeParameterChildren | undefined;
  return declaration?.typeParameters?.[parent.typeArguments.indexOf(reference as ts.TypeNode)];
}

/**
 * Whether a type that is none of the SDK's has a member that LiveKit calls otherwise, or has not; what is made of the SDK's
 * own type, as by `Partial` or Vue's `ref`, becomes LiveKit's with it.
 */
function copiesShape(wanted: ts.Type, classes: ReadonlySet<string>, file: FileRewriter): boolean {
  const [owner] = [...classes].filter((name) => OBJECT.test(name));
  if (!owner || file.sdk.classesOfType(wanted).size > 0) return false;
  return wanted.getProperties().some(({ name, declarations }) => {
    if (declarations?.some(isStandIn)) return false;
    const row = translationOf(`${owner}.${name}`);
    return row !== undefined && !row.livekit.some((each) => String(each).endsWith(`.${name}`));
  });
}

function elementOf(type: ts.Type, checker: ts.TypeChecker): ts.Type {
  const present = checker.getNonNullableType(type);
  const isList = checker.isArrayType(present) || checker.isTupleType(present);
  return (isList && checker.getTypeArguments(present as ts.TypeReference)[0]) || present;
}
