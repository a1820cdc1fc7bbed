// The one error class of the codemod.

export type CodemodErrorCode =
  'conflict' | 'dirty-work-tree' | 'no-work-tree' | 'path-not-found' | 'write-failed' | 'unreadable-manifest';

/** Thrown when a migration cannot go on as a whole; places that cannot be rewritten are marked instead. */
export class CodemodError extends Error {
  override readonly name = 'CodemodError';

  constructor(
    /** Stable: scripts may compare it. */
    readonly code: CodemodErrorCode,
    /** What happened and what to do next. */
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
