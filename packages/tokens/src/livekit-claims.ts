// The payload of a LiveKit access token, as far as Airlock writes and reads it.

/**
 * What the participant may do (protocol `VideoGrant`, livekit-server 1.13).
 * Absent `canPublish` and `canSubscribe` mean allowed, absent `canPublishData` follows `canPublish`, absent
 * `canUpdateOwnMetadata` means refused; Airlock therefore always writes all four.
 */
export interface LiveKitVideoGrant {
  readonly room?: string;
  readonly roomJoin?: boolean;
  readonly canPublish?: boolean;
  readonly canSubscribe?: boolean;
  readonly canPublishData?: boolean;
  readonly canUpdateOwnMetadata?: boolean;
  readonly canPublishSources?: readonly string[];
  /** Not shown to the other participants. */
  readonly hidden?: boolean;
  /** `room.isRecording` is true while such a participant is present. */
  readonly recorder?: boolean;
  readonly roomAdmin?: boolean;
  readonly roomCreate?: boolean;
  readonly roomList?: boolean;
  readonly roomRecord?: boolean;
}

export interface LiveKitClaims {
  /** API key; set when the token is signed. */
  readonly iss?: string;
  /** Participant identity, unique in the room. */
  readonly sub: string;
  /** Seconds since 1970. */
  readonly exp: number;
  /** Seconds since 1970. */
  readonly nbf?: number;
  /** Display name. */
  readonly name?: string;
  readonly metadata?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly video: LiveKitVideoGrant;
}
