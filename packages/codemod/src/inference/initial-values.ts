// What variables, fields and properties begin with, where that says nothing of what they will hold.
import ts from 'typescript';
import type { Hinted } from './type-hints.js';

/** A variable, a field or a property of an object that begins without a value. */
export function isEmptyDeclaration(declaration: ts.Node): declaration is Hinted {
  if (ts.isExpressionStatement(declaration)) {
    const value = initializerOf(declaration);
    return value !== undefined && isNothing(value);
  }
  if (ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration))
    return !declaration.initializer || isNothing(declaration.initializer);
  return ts.isPropertyAssignment(declaration) && isNothing(declaration.initializer);
}

/** Of a field that a class of JavaScript declares by `this.people = new Map();` the statement, where its JSDoc comment would stand. */
export function declarationOf({ valueDeclaration }: ts.Symbol): ts.Node | undefined {
  const assignment = valueDeclaration && ts.findAncestor(valueDeclaration, ts.isBinaryExpression);
  const { left } = assignment ?? {};
  const isField =
    left &&
    ts.isPropertyAccessExpression(left) &&
    left.expression.kind === ts.SyntaxKind.ThisKeyword &&
    (valueDeclaration === assignment || valueDeclaration === left);
  return isField && ts.isExpressionStatement(assignment!.parent) ? assignment!.parent : valueDeclaration;
}

export function initializerOf(declaration: ts.Node): ts.Expression | undefined {
  if (ts.isExpressionStatement(declaration))
    return ts.isBinaryExpression(declaration.expression) ? declaration.expression.right : undefined;
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
