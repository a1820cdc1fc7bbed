// The shape that every rewrite rule has.
import type ts from 'typescript';
import type { Side } from '../sdk/spaces-sdk.js';
import type { FileRewriter } from '../source/file-rewriter.js';
import type { ProgramFacts } from './program-facts.js';

/**
 * What becomes of a row of the API: `partly` where some uses can be rewritten and the others get a marker. What takes its
 * place is said once, in the translation table of @airlock-rtc/contract.
 */
export type Outcome = 'rewritten' | 'partly' | 'marked' | 'dropped';

export type Coverage = Readonly<Record<string, Outcome>>;

/** A member of the SDK in use: `track.muted`, `space.join()`, `{ displayName }`. */
export interface MemberUse {
  kind: 'access' | 'binding';
  /** As in the coverage table: `Track.isMuted`. Of several owners in a union, the first. */
  row: string;
  rows: readonly string[];
  member: string;
  /** The access, or the element of the object pattern. */
  node: ts.PropertyAccessExpression | ts.BindingElement;
  /** What the member is read from; the object pattern of a binding. */
  object: ts.Expression | ts.BindingPattern;
  /** The call, if the member is called at once. */
  call?: ts.CallExpression;
  side: Side;
}

/** An access, for rules that cannot do with a binding. */
export interface AccessUse extends MemberUse {
  kind: 'access';
  node: ts.PropertyAccessExpression;
  object: ts.Expression;
}

/** An export of the SDK named in code: `new Space`, `x instanceof JWTError`, `track: RemoteTrack`. */
export interface NameUse {
  exported: string;
  node: ts.Identifier;
  /** The identifier, or the whole of `Spaces.Track` where the module was imported as a namespace. */
  whole: ts.Node;
  /** Whether the name that stands here is an alias or a re-export's own, which survives the migration. */
  isAlias: boolean;
}

export interface Rule {
  readonly id: string;
  /** Section of the guide that the rewrite follows. */
  readonly section: string;
  /** The rows of the coverage table that this rule answers for. A row belongs to one rule. */
  readonly covers: Coverage;
  /** Rewrites a use of a covered member. */
  readonly member?: (use: MemberUse, file: FileRewriter, facts: ProgramFacts) => void;
  /** Rewrites a covered export where it is named. */
  readonly name?: (use: NameUse, file: FileRewriter, facts: ProgramFacts) => void;
  /** Rewrites a call that no type of the SDK leads to; the row that it is, when it was one of the rule's. */
  readonly call?: (call: ts.CallExpression, file: FileRewriter, facts: ProgramFacts) => string | undefined;
}

/** These rows, with one outcome. */
export function outcome(kind: Outcome, rows: readonly string[]): Coverage {
  return Object.fromEntries(rows.map((row) => [row, kind]));
}
