// What every step of the search for a livekit-server binary is given.

/** A long step tells how it goes: `step` stays the same while `detail` moves. */
export interface Progress {
  step: 'go-install' | 'download';
  /** For a person, e.g. "Building livekit-server 1.13.5 (github.com/pion/webrtc/v4)". */
  message: string;
  elapsedSeconds: number;
}

export interface BinarySearch {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  /** Node's name of the processor: `x64`, `arm64`, `arm`. */
  arch: string;
  /** Without `v`, e.g. "1.13.5". */
  version: string;
  /** Where the releases are: `<base>/v<version>/<file>`. */
  releaseBaseUrl: string;
  fetch: typeof fetch;
  onProgress: (progress: Progress) => void;
  /** Ends a build or a download, whose promise then rejects. */
  signal: AbortSignal | undefined;
}
