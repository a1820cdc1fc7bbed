// A server that somebody else runs, named by LIVEKIT_URL: used as it is, never configured or stopped.
import { LiveKitLocalError } from '../livekit-local-error.js';

export interface ServerAddress {
  /** For clients: `ws:` or `wss:`. */
  url: string;
  /** For the server API: `http:` or `https:`. */
  httpUrl: string;
  apiKey: string;
  apiSecret: string;
}

/**
 * @returns the server of `LIVEKIT_URL`, `LIVEKIT_API_KEY` and `LIVEKIT_API_SECRET`; undefined without the first.
 * @throws LiveKitLocalError `incomplete_environment`.
 */
export function runningServer(env: NodeJS.ProcessEnv): ServerAddress | undefined {
  if (!env.LIVEKIT_URL) return undefined;
  const missing = ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'].filter((name) => !env[name]);
  if (missing.length > 0) {
    throw new LiveKitLocalError(
      'incomplete_environment',
      `LIVEKIT_URL is set, ${missing.join(' and ')} not. Set all three, or unset LIVEKIT_URL to start a server here.`,
    );
  }
  const url = withProtocol(env.LIVEKIT_URL, 'ws');
  return {
    url,
    httpUrl: withProtocol(env.LIVEKIT_URL, 'http'),
    apiKey: env.LIVEKIT_API_KEY!,
    apiSecret: env.LIVEKIT_API_SECRET!,
  };
}

function withProtocol(text: string, plain: 'ws' | 'http'): string {
  const match = /^(ws|http)(s?):\/\/(.+)$/.exec(text);
  if (!match || !URL.canParse(text)) {
    throw new LiveKitLocalError(
      'incomplete_environment',
      'LIVEKIT_URL is not a URL like wss://example.livekit.cloud or ws://127.0.0.1:7880.',
    );
  }
  return `${plain}${match[2]}://${match[3]!.replace(/\/+$/, '')}`;
}
