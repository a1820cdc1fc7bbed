// What hints are written for and with what: the declaration behind an expression, and its type as text.
import ts from 'typescript';
import { sdkTypeText } from '../sdk/sdk-type-text.js';
import { unwrap } from '../source/syntax.js';
import { declarationOf } from './initial-values.js';
import type { TypeHints } from './type-hints.js';

export class HintWriter {
  readonly #checker: ts.TypeChecker;
  readonly #hints: TypeHints;

  constructor(checker: ts.TypeChecker, hints: TypeHints) {
    this.#checker = checker;
    this.#hints = hints;
  }

  addTo(declaration: ts.Node, type: string | undefined, wrap?: (value: string) => string): void {
    if (type && ts.isBindingElement(declaration)) return this.#addToProps(declaration, type);
    if (type && this.#hints.canHint(declaration)) this.#hints.add(declaration, type, wrap);
  }

  /** `participant` of `({ participant }) => …`. */
  #addToProps(
    { parent: pattern, propertyName, name, dotDotDotToken }: ts.BindingElement,
    type: string,
  ): void {
    const { parent: props } = pattern;
    const field = propertyName ?? name;
    if (ts.isParameter(props) && ts.isIdentifier(field) && !dotDotDotToken && this.#hints.canHint(props))
      this.#hints.addField(props, field.text, type);
  }

  textOf(expression: ts.Expression): string | undefined {
    return sdkTypeText(this.#checker.getTypeAtLocation(expression), this.#checker);
  }

  declarationOf(expression: ts.Expression): ts.Node | undefined {
    const inner = unwrap(expression);
    const symbol = this.#checker.getSymbolAtLocation(
      ts.isPropertyAccessExpression(inner) ? inner.name : inner,
    );
    if (!symbol) return undefined;
    const target = symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
    return declarationOf(target);
  }
}
