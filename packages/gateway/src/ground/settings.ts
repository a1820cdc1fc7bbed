// The gateway's numbers and switches, with their defaults.

export interface Settings {
  /** URL under which applications reach the gateway; without it, the one that each request names. */
  readonly publicUrl?: string | undefined;
  /** Bearer token of the admin API; without it the admin API refuses everyone. */
  readonly adminToken?: string | undefined;
  /** Whether the admin API answers others than this machine. */
  readonly isAdminRemote: boolean;
  /** Whether `/airlock/v1/dev` is there, which lets anybody into any space and on the air: never in production. */
  readonly isDevelopment: boolean;
  /** Proxies in front of the gateway whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: number;
  /** Most people in one space; without it LiveKit's own limit. */
  readonly spaceCapacity?: number | undefined;
  /**
   * RTMP URL before the stream key of the gateway's own live streams, `rtmp://host:port/app`; without it no broadcast
   * to one can start.
   */
  readonly ingestUrl?: string | undefined;
  /** HTTP-FLV URL before the stream key, `http://host:port/app`: what the development routes play. */
  readonly ingestPlaybackUrl?: string | undefined;
  /** Whether the destinations that applications give to broadcasts may lead to private addresses. */
  readonly arePrivateDestinationsAllowed: boolean;
  /** Whether webhooks may go to private addresses. */
  readonly arePrivateTargetsAllowed: boolean;
  /** How often LiveKit is listed. Presence is true within this plus `idleGraceMs`. */
  readonly reconcileIntervalMs: number;
  /** How long a space must be seen empty before it is idle: people who reconnect keep their session. */
  readonly idleGraceMs: number;
  /** The same for a room that was lost with its LiveKit server: clients try again for longer. */
  readonly lostRoomGraceMs: number;
  /** How often the outbox is searched for deliveries that another gateway wrote, or whose time has come. */
  readonly deliveryIntervalMs: number;
  /** How long one webhook attempt may take. */
  readonly deliveryTimeoutMs: number;
  /** How long a token that the exchange gives out lets its holder in; LiveKit renews those of connected people. */
  readonly exchangedTokenLifeSeconds: number;
  /** Token exchanges a minute for one space from one address. */
  readonly exchangesPerSpace: number;
  /** Token exchanges a minute from one address. */
  readonly exchangesPerAddress: number;
}

export const DEFAULT_SETTINGS: Settings = {
  isAdminRemote: false,
  isDevelopment: false,
  trustedProxies: 0,
  arePrivateDestinationsAllowed: false,
  arePrivateTargetsAllowed: false,
  reconcileIntervalMs: 2000,
  idleGraceMs: 2500,
  lostRoomGraceMs: 15_000,
  deliveryIntervalMs: 2000,
  deliveryTimeoutMs: 5000,
  exchangedTokenLifeSeconds: 10 * 60,
  // A school joins from one address, and again after a break.
  exchangesPerSpace: 600,
  exchangesPerAddress: 3000,
};
