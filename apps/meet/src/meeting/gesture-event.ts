// A raised hand and a reaction as the payload of a custom event, and back.

/** No others are shown: what is drawn over a person's picture is not for strangers to choose. */
export const reactions = ['👍', '❤️', '😂', '👏', '🎉', '😮'] as const;

export type Reaction = (typeof reactions)[number];

export type Gesture =
  | { readonly kind: 'hand'; readonly isRaised: boolean }
  | { readonly kind: 'reaction'; readonly reaction: Reaction };

export const encodeGesture = (gesture: Gesture): string => JSON.stringify(gesture);

/** `undefined` for anything that is not a gesture, whatever it is. */
export function decodeGesture(payload: string): Gesture | undefined {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return undefined;
  }
  const { kind, isRaised, reaction } = (value ?? {}) as Record<string, unknown>;
  if (kind === 'hand' && typeof isRaised === 'boolean') return { kind, isRaised };
  const known = reactions.find((each) => each === reaction);
  return kind === 'reaction' && known ? { kind, reaction: known } : undefined;
}
