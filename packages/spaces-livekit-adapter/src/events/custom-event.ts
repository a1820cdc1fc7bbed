// A custom event, as applications see it.

/** Not exported by spaces-web; always {@link CustomEventScope.SESSION}. */
export enum CustomEventScope {
  UNKNOWN = 0,
  SESSION = 1,
}

/** A message from one participant to everyone in the Space. */
export type CustomEvent = {
  payload: string;
  /** Orders the events of a session; see docs/deviations.md for how it is counted. */
  sequenceNumber: number;
  scope: CustomEventScope;
};
