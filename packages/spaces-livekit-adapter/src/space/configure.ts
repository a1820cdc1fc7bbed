// What holds for all Spaces of a page: where they find their server, and what LiveKit is to do for them.

/** What holds for all Spaces of a page. */
export interface SpacesConfiguration {
  /**
   * Where a Mux token is exchanged for a LiveKit token and URL. A bare origin means the gateway's own path,
   * `/airlock/v1/token-exchange`.
   */
  exchangeUrl?: string;
  /** Where `submitAcrScore` posts its rating; it goes nowhere when neither this nor `MUX_SPACES_HELIOS_URL` is set. */
  acrUrl?: string;
  /**
   * Whether each received video is asked for in the size in which its attached elements are shown, and not at all
   * while none of them is in sight. `true` by default; always off beside `roomOptions.adaptiveStream`.
   */
  adaptiveQuality?: boolean;
  /**
   * livekit-client's `RoomOptions`, over those that the adapter gives: codecs, audio presets, end-to-end encryption,
   * reconnect policy and whatever else Spaces had no word for. Not typed further, so that applications that check the
   * declarations of their dependencies need not check those of livekit-client, which lack some: write
   * `satisfies RoomOptions`.
   */
  roomOptions?: object;
  /** livekit-client's `RoomConnectOptions`, such as TURN servers; who is subscribed to stays with the Space. */
  connectOptions?: object;
}

let configuration: SpacesConfiguration = {};

/** Sets defaults for every Space that joins from now on. Not part of spaces-web. */
export function configure(defaults: SpacesConfiguration): void {
  configuration = { ...configuration, ...defaults };
}

export function configured(): SpacesConfiguration {
  return configuration;
}
