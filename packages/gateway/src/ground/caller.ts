// Who asks for a change: the environment of the access token, and the request that its events name.

export interface Caller {
  readonly environmentId: string;
  readonly requestId?: string | undefined;
}
