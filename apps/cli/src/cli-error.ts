// The error of the command line, and how any error is told to a person.
import pc from 'picocolors';

export type CliErrorCode =
  | 'invalid_option'
  | 'missing_input'
  | 'port_in_use'
  /** A port that was free a moment ago has been taken by another program. */
  | 'port_race'
  | 'folder_not_writable'
  | 'already_running'
  | 'no_lan'
  | 'no_web_app'
  | 'build_failed'
  | 'no_tarball'
  | 'livekit_unreachable'
  | 'livekit_refused'
  | 'livekit_died'
  | 'no_gateway'
  | 'no_environment'
  | 'gateway_unreachable'
  | 'gateway_refused'
  | 'ambiguous_space';

/** A mistake that the person at the keyboard can mend; the message says how. */
export class CliError extends Error {
  override readonly name = 'CliError';

  constructor(
    readonly code: CliErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** Prints an error in one line when it has a code, which means that its message is written for a person; else with its stack. */
export function reportError(error: unknown, write: (text: string) => void = console.error): void {
  const isForPerson = error instanceof Error && typeof (error as { code?: unknown }).code === 'string';
  const text = isForPerson || !(error instanceof Error) ? messageOf(error) : (error.stack ?? error.message);
  write(`${pc.red('error:')} ${text}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
