// What a participant may do, and where it stands: the numeric enums of spaces-web 1.2.0.

/** What a participant may do. */
export enum ParticipantRole {
  /** @internal Undeclared in spaces-web 1.2.0 too. */
  Unknown = 0,
  /** Publishes and subscribes. */
  Publisher = 1,
  /** Only subscribes. */
  Subscriber = 2,
}

/** Where a participant stands. */
export enum ParticipantStatus {
  /** @internal Undeclared in spaces-web 1.2.0 too. */
  Unknown = 0,
  /** In the Space. */
  Connected = 1,
  /** Left, or lost. */
  Disconnected = 2,
  /** Came back after a lost connection. */
  Reconnected = 3,
}
