// Where a Space finds its server when the application does not name one: set once for all Spaces of a page.

/** What holds for all Spaces of a page. */
export interface SpacesConfiguration {
  /**
   * Where a Mux token is exchanged for a LiveKit token and URL. A bare origin means the gateway's own path,
   * `/airlock/v1/token-exchange`.
   */
  exchangeUrl?: string;
  /** Where `submitAcrScore` posts its rating; it goes nowhere when neither this nor `MUX_SPACES_HELIOS_URL` is set. */
  acrUrl?: string;
}

let configuration: SpacesConfiguration = {};

/** Sets defaults for every Space that joins from now on. Not part of spaces-web. */
export function configure(defaults: SpacesConfiguration): void {
  configuration = { ...configuration, ...defaults };
}

export function configured(): SpacesConfiguration {
  return configuration;
}
