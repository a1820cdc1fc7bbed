// The options of a Space: their form, and the checks that the constructor makes.
import {
  DEFAULT_PARTICIPANT_LIMIT,
  MAX_DISPLAY_NAME_LENGTH,
  MAX_PARTICIPANT_LIMIT,
  MIN_PARTICIPANT_LIMIT,
} from '@airlock-rtc/contract';
import { SpaceOptionsError } from './errors.js';

/** How participants come to be received. */
export enum SubscriptionMode {
  /** The most relevant participants are received, up to `automaticParticipantLimit` of them. */
  Automatic = 'AUTOMATIC',
  /** Nobody is received until `RemoteParticipant.subscribe()` is called. */
  Manual = 'MANUAL',
}

/** Options of a {@link Space}. */
export interface SpaceOptionsParams {
  /** Publish one rendition of each video instead of several; `false` by default. */
  disableABRPublishing?: boolean;
  /** {@link SubscriptionMode.Automatic} by default. */
  subscriptionMode?: SubscriptionMode;
  /** How many participants are received at most in automatic mode: an integer from 1 to 20, 16 by default. */
  automaticParticipantLimit?: number;
  /** The name that others see: at most 64 UTF-16 units. */
  displayName?: string;
}

export type SpaceOptions = Required<SpaceOptionsParams>;

/**
 * Fills in the defaults.
 * @throws SpaceOptionsError with the messages of spaces-web 1.2.0. The limit is checked in manual mode too.
 */
export function readSpaceOptions(params: SpaceOptionsParams | null | undefined): SpaceOptions {
  const {
    disableABRPublishing = false,
    subscriptionMode = SubscriptionMode.Automatic,
    automaticParticipantLimit = DEFAULT_PARTICIPANT_LIMIT,
    displayName,
  } = params ?? {};
  if (!isLimit(automaticParticipantLimit))
    throw new SpaceOptionsError(
      `The automaticParticipantLimit must be an integer between ${MIN_PARTICIPANT_LIMIT} and ${MAX_PARTICIPANT_LIMIT}`,
    );
  if (displayName && !isDisplayName(displayName))
    throw new SpaceOptionsError(`May not join with invalid display name: ${String(displayName)}`);
  return {
    disableABRPublishing,
    subscriptionMode,
    automaticParticipantLimit,
    displayName: displayName || '',
  };
}

/** Whether spaces-web 1.2.0 takes it for a display name: a string of at most 64 UTF-16 units, not trimmed. */
export function isDisplayName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_DISPLAY_NAME_LENGTH;
}

function isLimit(value: unknown): boolean {
  return (
    Number.isInteger(value) &&
    (value as number) >= MIN_PARTICIPANT_LIMIT &&
    (value as number) <= MAX_PARTICIPANT_LIMIT
  );
}
