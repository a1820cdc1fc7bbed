// The last look: whatever in the whole program still names Spaces by its text, and of which no rule has spoken.
import { diffLines } from 'diff';
import { SPACE_EVENT_ROWS, SPACES_PACKAGE_NAME } from '@airlock-rtc/contract';
import type { LeftOver } from '../plan/migration.js';

export interface LookedAt {
  path: string;
  before: string;
  after: string;
  /** Whether something of Mux reaches the file by its imports: common words are only looked for there. */
  isReached: boolean;
  /** Names of the Spaces API that are the application's own here, as long as they stand after no dot. */
  own: readonly string[];
  /** Why the file was not read as code, if it was not. */
  unread?: string;
  /** In another language, or prose: common words mean nothing there. */
  isBeside?: boolean;
}

interface Word {
  pattern: RegExp;
  why: string;
  /** A word that other programs use too. */
  isCommon?: boolean;
  /** What no rule ever writes: it is a left-over also on a line of which something was rewritten. */
  isNeverWritten?: boolean;
  /** A word that says nothing where types tell what it is about. */
  isOfScripts?: boolean;
  /** A word that means something in files alone that name Mux's host or the version of its API. */
  isBesideHost?: boolean;
  /** What stays where tokens stay Mux tokens. */
  isToken?: boolean;
}

/** As a module or in an address. */
const NAMES_PACKAGE = /['"`/]@mux\/spaces-web\b/;

/** By names that LiveKit has not. */
const EVENTS = SPACE_EVENT_ROWS.map(({ mux }) => mux);
const RENAMED_EVENTS = EVENTS.filter((name) => name !== 'ActiveSpeakersChanged').join('|');
const OF_PARTICIPANTS_AND_TRACKS =
  /\.(?:on|once|off|addListener|removeListener)\(\s*['"`](?:Track(?:Published|Unpublished|Subscribed|Unsubscribed|Muted|Unmuted)|St(?:art|opp)edSpeaking|CustomEventPublished|DisplayNameChanged|Muted|Unmuted)['"`]/;

const WORDS: readonly Word[] = [
  {
    pattern: /['"`]@mux\/mux-node['"`/]|\bnew Mux\(/,
    why: 'mux-node stays for whatever else is asked of Mux: take it out if nothing is',
  },
  {
    pattern: /\bSpaces\.(?:create|get|list|delete|Broadcasts)\b|\{\s*Spaces\b[^}]*\}\s*=/,
    why: 'asks Mux for spaces',
  },
  { pattern: NAMES_PACKAGE, why: 'names the package of Spaces' },
  { pattern: /\bMuxSpaces\./, why: 'uses the script of Spaces; that of livekit-client is LivekitClient' },
  { pattern: /\bvideo\/v1\/spaces\b/, why: 'a path of Mux’s REST API' },
  {
    pattern: /['"`]\/?spaces(?=['"`/?])/,
    why: 'a path of Mux’s REST API',
    isBesideHost: true,
  },
  { pattern: /['"`]video\.space[.'"`]/, why: 'an event of Mux’s webhooks' },
  { pattern: /['"`]mux-signature['"`]/i, why: 'the signature of Mux’s webhooks' },
  {
    pattern: /\bsignSpaceId\b|(?:\b|_|set)aud(?:ience)?['"\]]*\s*(?:=>|[:=(])\s*\[?\s*['"`]rt['"`]/i,
    why: 'signs a token of Mux',
    isToken: true,
  },
  { pattern: /\bVideo\.Spaces\b|\bvideo\.spaces\b|\bSpacesApi\b/, why: 'asks Mux for spaces' },
  {
    pattern:
      /\bpublishTracks\b|\bunpublishAllTracks\b|\bsubmitAcrScore\b|\.unMute\b|\.isMuted\(\)|\.get(?:Source|Kind)\(\)|\.hasMedia\(\)|\.setDisplayName\(|\.get(?:Audio|Video)Tracks\(/,
    why: 'looks like a call of the Spaces API',
    isCommon: true,
    isNeverWritten: true,
  },
  {
    pattern:
      /\bunpublishTracks\b|\bpublishCustomEvent\(|\.(?:attach|detach)\(|\b(?:me|self|participant|localParticipant)\??\.getTracks\(|\.(?:join|leave)\(\)|\.get(?:Audio|Video)Tracks\b/,
    why: 'looks like a call of the Spaces API',
    isCommon: true,
  },
  {
    pattern: /\bspace\??\.(?:join|leave)\(|(?<!\))\.join\(\)/i,
    why: 'looks like a call of the Spaces API',
    isCommon: true,
    isNeverWritten: true,
  },
  {
    pattern: /\bscreenshareaudio\b['"`]?\s*[:\]]/,
    why: 'a source of Spaces',
    isCommon: true,
    isNeverWritten: true,
  },
  {
    pattern: new RegExp(`\\b(?:${RENAMED_EVENTS})\\b`),
    why: 'an event of Spaces',
    isCommon: true,
  },
  {
    pattern: new RegExp(`['"\`](?:${EVENTS.join('|')})['"\`]|${OF_PARTICIPANTS_AND_TRACKS.source}`),
    why: 'an event of Spaces',
    isCommon: true,
    isNeverWritten: true,
  },
  {
    pattern: /[\w$)\]?]\.(?:displayName|connectionId)\b/,
    why: 'looks like a participant of Spaces',
    isCommon: true,
    isNeverWritten: true,
  },
  {
    pattern:
      /\b\w*participant\??\.(?:id|role|status|(?:audio|video)Tracks|isSubscribed)\b|\b\w*track\??\.(?:tid|muted)\b/i,
    why: 'looks like a participant or a track of Spaces',
    isCommon: true,
    isOfScripts: true,
  },
  {
    pattern: /\{[^{}]*\b(?:displayName|connectionId)\b[^{}]*\}\s*(?:=|\))/,
    why: 'looks like a participant of Spaces',
    isCommon: true,
  },
];

/** What asks Mux's own host, where the adapter's gateway takes the requests for spaces. */
const HOSTS: readonly Word[] = [
  {
    pattern: /https:\/\/(?:\$\{[^}]*mux[^}]*\}|api\.mux\.com(?!\/(?:video\/v1\/(?!spaces)|data|system)))/i,
    why: 'requests for spaces go to the gateway: put its whole address, with http:// or https://, in a setting',
  },
];

/** Places of a program on its way to the adapter that name the host of Mux. */
export function hostsOfMux(files: readonly LookedAt[]): LeftOver[] {
  return files.flatMap((file) => linesOf(file, HOSTS, { saidOf: new Set(), markedAt: new Set() }));
}

export interface LeftOverOptions {
  /** Lines of which the report speaks: `path:line`. */
  saidOf: ReadonlySet<string>;
  /** Those of them that have a marker. */
  markedAt: ReadonlySet<string>;
  isExchanging: boolean;
}

export function leftOversIn(
  files: readonly LookedAt[],
  { saidOf, markedAt, isExchanging }: LeftOverOptions,
): LeftOver[] {
  return files.flatMap((file) => {
    if (!WORDS.some(({ pattern }) => pattern.test(file.after))) return [];
    const words = WORDS.filter(
      ({ isCommon, isOfScripts, isToken, isBesideHost }) =>
        (!isCommon || file.isReached || (file.unread && !file.isBeside)) &&
        !(isOfScripts && /\.[cm]?tsx?$/.test(file.path)) &&
        !(isToken && isExchanging) &&
        !(isBesideHost && !/api\.mux\.com|\bvideo\/v1\b/.test(file.before)),
    );
    const isOfOthers = file.unread !== undefined && !file.isBeside && !isOfMux(file.after);
    return isOfOthers ? [] : linesOf(file, words, { saidOf, markedAt });
  });
}

/** Where the package of Spaces stands in code, from 1. */
export function linesNamingPackage(text: string): number[] {
  if (!text.includes(SPACES_PACKAGE_NAME)) return [];
  return text
    .split('\n')
    .flatMap((line, index) => (NAMES_PACKAGE.test(line) && !isComment(line) ? [index + 1] : []));
}

/** A file that was not read may use common words in its own sense. */
function isOfMux(text: string): boolean {
  return /@mux\/|\bmux\b|\bspaces?\b/i.test(text);
}

function linesOf(
  file: LookedAt,
  words: readonly Word[],
  { saidOf, markedAt }: Pick<LeftOverOptions, 'saidOf' | 'markedAt'>,
): LeftOver[] {
  const { path, before, after, unread, own } = file;
  const ownNames = own.length > 0 && new RegExp(`(?<![.\\w$])(?:${own.join('|')})\\b`, 'g');
  const found: LeftOver[] = [];
  const neverWritten = words.filter(({ isNeverWritten }) => isNeverWritten);
  const oldLines = before === after ? undefined : oldLinesOf(before, after);
  after.split('\n').forEach((text, index) => {
    if (isComment(text)) return;
    const { line, isNew } = oldLines?.[index] ?? { line: index + 1, isNew: false };
    const word = (isNew ? neverWritten : words).find(({ pattern }) =>
      pattern.test(ownNames ? text.replaceAll(ownNames, '') : text),
    );
    if (!word || (isNew ? markedAt : saidOf).has(`${path}:${line}`)) return;
    found.push({
      path,
      line,
      text: text.trim().slice(0, 120),
      why: unread ? `${word.why}; ${unread}` : word.why,
    });
  });
  return found;
}

function isComment(line: string): boolean {
  return /^\s*(?:\/\/|\/?\*|#|<!--)/.test(line);
}

/** For each line of the new text the line of the old one, or that in whose place the migration wrote it. */
function oldLinesOf(before: string, after: string): { line: number; isNew: boolean }[] {
  const lines: { line: number; isNew: boolean }[] = [];
  let old = 1;
  let replaced = 0;
  for (const { added, removed, count } of diffLines(before, after)) {
    if (removed) {
      old += count;
      replaced = count;
      continue;
    }
    for (let index = 0; index < count; index += 1) {
      const line = added ? Math.min(old - replaced + index, Math.max(old - 1, 1)) : old + index;
      lines.push({ line, isNew: added });
    }
    if (!added) old += count;
    replaced = 0;
  }
  return lines;
}
