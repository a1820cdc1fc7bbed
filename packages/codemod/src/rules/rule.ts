// The shape that every rewrite rule has.
import type ts from 'typescript';
import type { Side } from '../sdk/spaces-sdk.js';
import type { FileRewriter } from '../source/file-rewriter.js';
import type { ProgramFacts } from './program-facts.js';

export type Outcome = 'rewritten' | 'marked' | 'dropped';

/** What becomes of one row of the API: the outcome, and what takes its place or why nothing does. */
export interface Coverage {
  outcome: Outcome;
  to: string;
}

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
  readonly covers: Readonly<Record<string, Coverage>>;
  /** Rewrites a use of a covered member. */
  readonly member?: (use: MemberUse, file: FileRewriter, facts: ProgramFacts) => void;
  /** Rewrites a covered export where it is named. */
  readonly name?: (use: NameUse, file: FileRewriter, facts: ProgramFacts) => void;
  /** Rewrites a call that no type of the SDK leads to; true when it was one of the rule's. */
  readonly call?: (call: ts.CallExpression, file: FileRewriter, facts: ProgramFacts) => boolean;
}

/** Rows that are rewritten, in short. */
export function rewritten(rows: Readonly<Record<string, string>>): Record<string, Coverage> {
  return outcome('rewritten', rows);
}

export function marked(rows: Readonly<Record<string, string>>): Record<string, Coverage> {
  return outcome('marked', rows);
}

export function dropped(rows: Readonly<Record<string, string>>): Record<string, Coverage> {
  return outcome('dropped', rows);
}

function outcome(kind: Outcome, rows: Readonly<Record<string, string>>): Record<string, Coverage> {
  return Object.fromEntries(Object.entries(rows).map(([row, to]) => [row, { outcome: kind, to }]));
}
