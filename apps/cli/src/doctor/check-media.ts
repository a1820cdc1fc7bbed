// Checks media: can this machine reach LiveKit's TCP and UDP ports, and which codecs does the server accept.
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { once } from 'node:events';
import { Room } from '@livekit/rtc-node';
import { signLiveKitToken } from '@airlock-rtc/tokens';
import { failed, messageOf, ok, unknown, warning, type Finding } from './finding.js';
import type { Candidate, SignalProbe } from './signal-probe.js';
import type { LiveKitAddress } from '../livekit-address.js';

const CONNECT_WITHIN_MS = 10_000;

export function checkCodecs({ codecs }: Pick<SignalProbe, 'codecs'>): Finding {
  const says = codecs.map((mime) => mime.replace(/^\w+\//, '')).join(', ');
  const missing = ['video/vp8', 'audio/opus'].filter(
    (needed) => !codecs.some((mime) => mime.toLowerCase() === needed),
  );
  if (missing.length === 0) return ok('Codecs', says);
  return failed(
    'Codecs',
    `${says || 'none'}: ${missing.join(' and ')} are missing`,
    'Add them to room.enabled_codecs of LiveKit: browsers publish them by default.',
  );
}

/** TCP is the fallback for people whose firewall blocks UDP. */
export async function checkTcp(candidates: readonly Candidate[]): Promise<Finding> {
  const name = 'Media by TCP';
  const candidate = candidates.find(({ transport }) => transport === 'tcp');
  if (!candidate) {
    const next = 'Set rtc.tcp_port in LiveKit, for people whose network blocks UDP.';
    return warning(name, 'LiveKit offers no TCP port', next);
  }
  const where = `${candidate.host}:${candidate.port}`;
  const socket = connect({ host: candidate.host, port: candidate.port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECT_WITHIN_MS) });
    return ok(name, where);
  } catch (error) {
    return failed(
      name,
      `${where} does not open (${messageOf(error)})`,
      'Open that TCP port in the firewall.',
    );
  } finally {
    socket.destroy();
  }
}

/** Joins a room: a media connection over UDP proves that both directions are open. */
export async function checkUdp(
  livekit: LiveKitAddress,
  room: string,
  candidates: readonly Candidate[],
): Promise<Finding> {
  const name = 'Media by UDP';
  const ports = candidates
    .filter(({ transport }) => transport === 'udp')
    .map(({ host, port }) => `${host}:${port}`);
  const offered = ports.length > 0 ? ports.join(', ') : 'no UDP port';
  const next = hasNetwork()
    ? `Open LiveKit’s UDP ports (${offered}) in the firewall, and check rtc.node_ip or rtc.use_external_ip.`
    : 'This machine has no network besides loopback, over which WebRTC sends nothing: connect to any network.';
  const token = await signLiveKitToken({
    ...{ apiKey: livekit.apiKey, apiSecret: livekit.apiSecret, ttlSeconds: 60 },
    ...{ room, identity: 'airlock-doctor-media', hidden: true },
  });
  const participant = new Room();
  try {
    await participant.connect(livekit.url, token, { autoSubscribe: false, dynacast: false });
    const transport = await usedTransport(participant);
    if (transport === 'udp') return ok(name, offered);
    if (!transport) return unknown(name, 'connected, over an unknown transport', next);
    return warning(name, `connected, but over ${transport}: video will stutter`, next);
  } catch (error) {
    return failed(name, `no media connection (${messageOf(error)}); LiveKit offers ${offered}`, next);
  } finally {
    await participant.disconnect();
  }
}

async function usedTransport(room: Room): Promise<string | undefined> {
  const { publisherStats, subscriberStats } = await room.getRtcStats();
  const stats = [...publisherStats, ...subscriberStats].map((entry) => entry.stats);
  const pair = stats.flatMap((entry) =>
    entry.case === 'candidatePair' && entry.value.candidatePair?.nominated ? [entry.value.candidatePair] : [],
  )[0];
  const remote = stats.flatMap((entry) =>
    entry.case === 'remoteCandidate' && entry.value.rtc?.id === pair?.remoteCandidateId
      ? [entry.value.candidate]
      : [],
  )[0];
  return remote?.protocol;
}

function hasNetwork(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal));
}
