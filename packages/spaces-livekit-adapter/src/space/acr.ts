// Delivers a rating to where the page says that ratings go.
import { AcrError } from '../errors.js';
import { messageOf } from '../message-of.js';
import { configured } from './configure.js';
import { AcrScore } from './acr-score.js';
import type { SpaceDeps } from './space-deps.js';

/** What spaces-web 1.2.0 reports about the rated session. */
export interface RatedSession {
  readonly connectionId: string;
  readonly participantId: string;
  readonly sessionId: string | undefined;
  readonly spaceId: string;
}

/** Resolves without a word when nobody collects ratings. Messages are those of spaces-web 1.2.0. */
export async function submitAcrScore(
  score: AcrScore,
  session: RatedSession | undefined,
  jwt: string,
  { fetch }: Pick<SpaceDeps, 'fetch'>,
): Promise<void> {
  if (!(score >= AcrScore.Bad && score <= AcrScore.Excellent))
    throw new AcrError('Invalid acr score. Please choose one from 1-5');
  if (!session) throw new AcrError('cannot submit acr score before joining a space');
  if (!session.sessionId) throw new AcrError('cannot submit acr score without valid session id');
  const url = collector(jwt);
  if (!url) return;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body: JSON.stringify({
      connection_id: session.connectionId,
      space_id: session.spaceId,
      session_id: session.sessionId,
      participant_id: session.participantId,
      acr_score: score,
    }),
  }).catch((cause: unknown) => {
    throw new AcrError(messageOf(cause), { cause });
  });
  if (response.status >= 300)
    throw new AcrError(`error submitting acr score got response code ${response.status}`);
}

/** `acrUrl` as configured; else the base that spaces-web 1.2.0 takes from the window, with its path. */
function collector(jwt: string): string | undefined {
  const { acrUrl } = configured();
  if (acrUrl) return acrUrl;
  const base = typeof window === 'undefined' ? undefined : window.MUX_SPACES_HELIOS_URL;
  return base ? `${base}/helios/v1/submit_acr/${jwt}` : undefined;
}
