// All rules, and which of them answers for each row.
import { activeSpeakers } from './event/active-speakers.js';
import { eventNames } from './event/event-names.js';
import { listeners } from './event/listeners.js';
import { errors } from './error/errors.js';
import { trackEnums, valueEnums } from './enum/enums.js';
import { subscribe } from './manual-subscription/subscribe.js';
import { capture } from './media/capture.js';
import { participantCapture } from './media/participant-capture.js';
import { customEventFields, publishCustomEvent } from './participant/custom-events.js';
import { setDisplayName } from './participant/display-name.js';
import { participantFields } from './participant/participant-fields.js';
import { publishTracks } from './participant/publish-tracks.js';
import { role } from './participant/role.js';
import { status } from './participant/status.js';
import { trackLists } from './participant/track-lists.js';
import { plainNames } from './plain-names.js';
import type { Rule } from './rule.js';
import { accessToken } from './server/access-token.js';
import { rawRequests } from './server/raw-requests.js';
import { muxSpaceFields } from './server/space-fields.js';
import { spacesApi } from './server/spaces-api.js';
import { webhooks } from './server/webhooks.js';
import { join } from './space/join.js';
import { acrScore, leave, spaceFields } from './space/space-members.js';
import { space } from './space/space.js';
import { attach } from './track/attach.js';
import { mute } from './track/mute.js';
import { trackFields } from './track/track-fields.js';

export const RULES: readonly Rule[] = [
  space,
  join,
  leave,
  spaceFields,
  acrScore,
  plainNames,
  participantFields,
  role,
  status,
  trackLists,
  publishTracks,
  publishCustomEvent,
  customEventFields,
  setDisplayName,
  subscribe,
  listeners,
  eventNames,
  activeSpeakers,
  trackFields,
  attach,
  mute,
  trackEnums,
  valueEnums,
  capture,
  participantCapture,
  errors,
  accessToken,
  spacesApi,
  rawRequests,
  webhooks,
  muxSpaceFields,
];

const BY_ROW = new Map(RULES.flatMap((rule) => Object.keys(rule.covers).map((row) => [row, rule] as const)));

export function ruleFor(row: string): Rule | undefined {
  return BY_ROW.get(row);
}

/** Names of fields that an object literal may give to the SDK. */
export const OPTION_NAMES: ReadonlySet<string> = new Set(
  [...BY_ROW.keys()].flatMap((row) => /^\w+Options(?:Params)?\.(\w+)$/.exec(row)?.[1] ?? []),
);

/** The last parts of the rows: what is asked of the type checker is asked only of these names. */
export const MEMBER_NAMES: ReadonlySet<string> = new Set(
  [...BY_ROW.keys()].filter((row) => row.includes('.')).map((row) => row.slice(row.indexOf('.') + 1)),
);
