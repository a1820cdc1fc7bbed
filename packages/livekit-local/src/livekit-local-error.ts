// The one error class of this package: a stable code, and a message that names the next step.

export type LiveKitLocalErrorCode =
  /** `LIVEKIT_URL` is set without its key and secret, or is no URL. */
  | 'incomplete_environment'
  /** `LIVEKIT_URL` names a server that this process does not configure, and a configuration was asked for. */
  | 'not_configurable'
  /** Neither PATH nor the cache has a livekit-server, and this machine has no Go to build one. */
  | 'no_go'
  | 'go_install_failed'
  /** The release archive could not be fetched or has no build for this machine. */
  | 'download_failed'
  /** The archive is not the one that the release's checksums name. */
  | 'checksum_mismatch'
  /** Every way to a livekit-server failed; `cause` is an AggregateError with each reason. */
  | 'no_server_binary'
  | 'port_in_use'
  /** The server ended before it answered; the message holds the last lines of its log. */
  | 'server_died'
  /** The server runs and does not answer. */
  | 'server_silent';

export class LiveKitLocalError extends Error {
  override readonly name = 'LiveKitLocalError';
  readonly code: LiveKitLocalErrorCode;

  constructor(code: LiveKitLocalErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
