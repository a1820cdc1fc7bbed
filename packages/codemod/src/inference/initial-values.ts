// What variables, fields and properties begin with, where that says nothing of what they will hold.
import ts from 'typescript';
import type { Hinted } from './type-hints.js';

/** A variable, a field or a property of an object that begins without a value. */
export function isEmptyDeclaration(declaration: ts.Declaration): declaration is Hinted {
  if (ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration))
    return !declaration.initializer || isNothing(declaration.initializer);
  return ts.isPropertyAssignment(declaration) && isNothing(declaration.initializer);
}

export function initializerOf(declaration: ts.Declaration): ts.Expression | undefined {
  return (declaration as Partial<ts.VariableDeclaration>).initializer;
}

function isNothing(value: ts.Expression): boolean {
  return value.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(value) && value.text === 'undefined');
}

/** `[]`, `new Map()` and `new Set()`. */
export function isEmptyCollection(value: ts.Expression | undefined): boolean {
  if (!value) return false;
  if (ts.isArrayLiteralExpression(value)) return value.elements.length === 0;
  return (
    ts.isNewExpression(value) && !value.arguments?.length && /^(?:Map|Set)$/.test(value.expression.getText())
  );
}

/** `{}`. */
export function isEmptyObject(value: ts.Expression | undefined): boolean {
  return value !== undefined && ts.isObjectLiteralExpression(value) && value.properties.length === 0;
}
