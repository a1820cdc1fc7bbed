// Every join() of the program, so that each is known to find its token where it stands, or by way of the room.
import ts from 'typescript';
import type { Reach } from '../../project/reach.js';
import type { SpacesSdk } from '../../sdk/spaces-sdk.js';
import type { SpaceConstruction, SpaceConstructions } from './constructions.js';
import { isCalledWithArguments } from '../../source/syntax.js';
import { isReachable } from './reachable.js';

export class Connections {
  /** Those whose token stands where it can be written again. */
  readonly #direct = new Map<ts.PropertyAccessExpression, SpaceConstruction>();
  /** Whether the checker saw a join() at all: untyped code may hide them. */
  readonly hasJoins: boolean;
  readonly #constructions: SpaceConstructions;

  constructor(
    { forEachFile }: Reach,
    {
      constructions,
      sdk,
      checker,
    }: { constructions: SpaceConstructions; sdk: SpacesSdk; checker: ts.TypeChecker },
  ) {
    this.#constructions = constructions;
    const joins: ts.PropertyAccessExpression[] = [];
    forEachFile(({ text }, statements) => {
      if (/\bjoin\b/.test(text)) joins.push(...joinsIn(statements, sdk));
    });
    for (const join of joins) {
      const construction = constructions.heldBy(join.expression);
      if (construction?.token && isReachable(construction.token, join, checker))
        this.#direct.set(join, construction);
    }
    this.hasJoins = joins.length > 0;
  }

  /** The token's own expression, where it can stand in the place of `join`. */
  tokenAt(join: ts.PropertyAccessExpression): ts.Expression | undefined {
    return this.#direct.get(join)?.token;
  }

  /** Whether the room of `construction` has to carry its token to a join() elsewhere. */
  isTokenKept(construction: SpaceConstruction): boolean {
    const isDirect = [...this.#direct.values()].includes(construction);
    return construction.token !== undefined && !isDirect;
  }

  /** Whether some room carries a token along. */
  get areTokensKept(): boolean {
    return this.#constructions.all.some((construction) => this.isTokenKept(construction));
  }
}

/** It takes no arguments, unlike that of arrays, which the type checker would be asked about in vain. */
function joinsIn(statements: readonly ts.Statement[], sdk: SpacesSdk): ts.PropertyAccessExpression[] {
  const found: ts.PropertyAccessExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && node.name.text === 'join' && !isCalledWithArguments(node)) {
      if (sdk.membersOf(node.name).includes('Space.join')) found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  statements.forEach(visit);
  return found;
}
