// Says what a token says in both vocabularies: its own claims, and those that mean the same on the other side.
import { PARTICIPANT_ID_ATTRIBUTE, readRole } from '@airlock-rtc/contract';
import {
  TokenError,
  translateMuxClaims,
  type LiveKitClaims,
  type MuxClaims,
  type UnverifiedToken,
} from '@airlock-rtc/tokens';
import { printable, printableTime } from './printable.js';

/** One fact: what it is about, how Mux says it, how LiveKit says it. */
export type VocabularyRow = readonly [fact: string, mux: string, livekit: string];

type Claims = Readonly<Record<string, unknown>>;

/** Stands where the exchange would mint an identity. */
const MINTED = '(one of its own for each connection)';

/** Claims that the rows name; the others are listed as they are. */
const NAMED = [
  ...['sub', 'aud', 'kid', 'role', 'participant_id', 'exp', 'iat', 'nbf', 'iss'],
  ...['name', 'metadata', 'attributes', 'video'],
];

export function inBothVocabularies(token: UnverifiedToken, nowMs: number): VocabularyRow[] {
  if (token.kind !== 'mux') return rowsOf(token, toMuxWords(token.claims), token.claims, nowMs);
  try {
    return rowsOf(token, token.claims, toLiveKitWords(token.claims), nowMs);
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    const rows = rowsOf(token, token.claims, {}, nowMs).map(([fact, mux]): VocabularyRow => [fact, mux, '-']);
    return [...rows, ['in LiveKit words', '-', `none (${error.code})`]];
  }
}

function rowsOf(
  { kind, header, claims }: UnverifiedToken,
  mux: Claims,
  livekit: Claims,
  nowMs: number,
): VocabularyRow[] {
  const isMux = kind === 'mux';
  const video = asClaims(livekit.video);
  const time = (name: string, value: unknown) =>
    value === undefined ? '-' : `${name} = ${printableTime(value, nowMs)}`;
  return [
    [
      'signature',
      isMux ? word('alg', header.alg) : 'alg = RS256',
      isMux ? 'alg = HS256' : word('alg', header.alg),
    ],
    [
      'signing key',
      isMux ? word('kid', header.kid ?? claims.kid) : '-',
      isMux ? '-' : word('iss', claims.iss),
    ],
    ['audience', word('aud', mux.aud), '-'],
    ['space / room', word('sub', mux.sub), word('video.room', video.room)],
    ['participant', word('participant_id', mux.participant_id), word('sub', livekit.sub)],
    ['display name', 'SpaceOptions.displayName', word('name', livekit.name)],
    ['may join', 'always', word('video.roomJoin', video.roomJoin, 'refused')],
    [
      'may publish media',
      word('role', mux.role, 'publisher'),
      word('video.canPublish', video.canPublish, 'allowed'),
    ],
    [
      'may send events',
      word('role', mux.role, 'publisher'),
      word('video.canPublishData', video.canPublishData, 'as canPublish'),
    ],
    ['may receive', 'always', word('video.canSubscribe', video.canSubscribe, 'allowed')],
    [
      'may rename itself',
      'always',
      word('video.canUpdateOwnMetadata', video.canUpdateOwnMetadata, 'refused'),
    ],
    ['expires', time('exp', mux.exp), time('exp', livekit.exp)],
    ...optionalRows({ mux, livekit, video, time }),
    ...otherRows(claims, isMux),
  ];
}

interface OptionalInput {
  readonly mux: Claims;
  readonly livekit: Claims;
  readonly video: Claims;
  readonly time: (name: string, value: unknown) => string;
}

/** Facts that most tokens do not state. */
function optionalRows({ mux, livekit, video, time }: OptionalInput): VocabularyRow[] {
  const rows: VocabularyRow[] = [
    ['issued', time('iat', mux.iat), time('iat', livekit.iat)],
    ['valid from', time('nbf', mux.nbf), time('nbf', livekit.nbf)],
    ['attributes', '-', word('attributes', livekit.attributes)],
    ['metadata', '-', word('metadata', livekit.metadata)],
    ['is hidden', '-', word('video.hidden', video.hidden)],
    ['is a recorder', '-', word('video.recorder', video.recorder)],
  ];
  return rows.filter(([, ...sides]) => sides.some((side) => side !== '-'));
}

function otherRows(claims: Claims, isMux: boolean): VocabularyRow[] {
  return Object.entries(claims)
    .filter(([name]) => !NAMED.includes(name))
    .map(([name, value]) => {
      const own = word(printable(name), value);
      return isMux ? ['other claim', own, '-'] : ['other claim', '-', own];
    });
}

/** @throws {TokenError} as the exchange would. */
function toLiveKitWords(claims: Claims): Claims {
  return { ...translateMuxClaims(claims as unknown as MuxClaims, { identity: MINTED }) };
}

function toMuxWords(claims: Claims): Claims {
  const { sub, exp, video, attributes } = claims as unknown as Partial<LiveKitClaims>;
  return {
    aud: 'rt',
    sub: video?.room,
    participant_id: attributes?.[PARTICIPANT_ID_ATTRIBUTE] ?? sub,
    role: readRole(video?.canPublish === false ? 'subscriber' : 'publisher'),
    exp,
  };
}

/** `name = value`; an absent claim may mean something too. */
function word(name: string, value: unknown, whenAbsent?: string): string {
  if (value !== undefined) return `${name} = ${printable(value)}`;
  return whenAbsent ? `${name} absent: ${whenAbsent}` : '-';
}

function asClaims(value: unknown): Claims {
  return typeof value === 'object' && value !== null ? (value as Claims) : {};
}
