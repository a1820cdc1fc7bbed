// Joins LiveKit's signalling as a hidden participant: reads the server's version, codecs and media ports.
import { SignalResponse } from '@livekit/protocol';
import { signLiveKitToken } from '@airlock-rtc/tokens';
import { WebSocket } from 'ws';
import type { LiveKitAddress } from '../livekit-address.js';

/** Signalling protocol of livekit-client 2.23. */
const PROTOCOL = 16;
const ANSWER_WITHIN_MS = 10_000;
/** The server names its media ports right after the join. */
const CANDIDATES_WITHIN_MS = 1500;

export interface Candidate {
  readonly transport: 'udp' | 'tcp';
  readonly host: string;
  readonly port: number;
}

export interface SignalProbe {
  readonly version: string;
  /** `video/VP8`, `audio/opus`, … */
  readonly codecs: readonly string[];
  readonly candidates: readonly Candidate[];
}

/** @throws Error whose message begins with the HTTP status when the server refuses the token */
export async function probe(livekit: LiveKitAddress, room: string): Promise<SignalProbe> {
  const token = await signLiveKitToken({
    ...{ apiKey: livekit.apiKey, apiSecret: livekit.apiSecret, ttlSeconds: 60 },
    ...{ room, identity: 'airlock-doctor', hidden: true },
  });
  const url = new URL('rtc', `${livekit.url.replace(/^http/, 'ws').replace(/\/+$/, '')}/`);
  url.search = new URLSearchParams({ protocol: `${PROTOCOL}`, sdk: 'js', auto_subscribe: '0' }).toString();
  const socket = new WebSocket(url, {
    headers: { authorization: `Bearer ${token}` },
    handshakeTimeout: ANSWER_WITHIN_MS,
  });
  try {
    return await readAnswer(socket);
  } finally {
    socket.terminate();
  }
}

function readAnswer(socket: WebSocket): Promise<SignalProbe> {
  return new Promise((resolve, reject) => {
    let join: Omit<SignalProbe, 'candidates'> | undefined;
    const candidates: Candidate[] = [];
    const timer = setTimeout(() => reject(new Error('no answer to the join')), ANSWER_WITHIN_MS);
    socket.on('unexpected-response', (_request, response) => {
      reject(new Error(`${response.statusCode} ${response.statusMessage}`));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed the connection')));
    socket.on('message', (data: Buffer) => {
      const { message } = SignalResponse.fromBinary(new Uint8Array(data));
      if (message.case === 'join') {
        const { serverInfo, serverVersion, enabledPublishCodecs } = message.value;
        const codecs = enabledPublishCodecs.map(({ mime }) => mime);
        join = { version: serverInfo?.version || serverVersion, codecs };
        clearTimeout(timer);
        setTimeout(() => resolve({ ...join!, candidates }), CANDIDATES_WITHIN_MS);
      }
      if (message.case === 'trickle') candidates.push(...readCandidate(message.value.candidateInit));
      if (message.case === 'offer')
        candidates.push(...message.value.sdp.split(/\r?\n/).flatMap(readCandidate));
    });
  });
}

/** Takes a line of SDP or the JSON of a trickled candidate; gives nothing for anything else. */
export function readCandidate(text: string): Candidate[] {
  const [, transport, host, port] = /candidate:\S+ \d+ (udp|tcp) \d+ (\S+) (\d+)/i.exec(text) ?? [];
  if (!transport || !host || !port) return [];
  return [{ transport: transport.toLowerCase() as Candidate['transport'], host, port: Number(port) }];
}
