// What a journey asks of each of Mux's published clients, whatever the client calls it.

export interface Credentials {
  /** Of the server, in place of https://api.mux.com. */
  baseUrl: string;
  tokenId: string;
  tokenSecret: string;
}

export interface Space {
  id: string;
  created_at: string;
  status: string;
  type: string;
  passthrough?: string | undefined;
}

export interface Broadcast {
  id: string;
  live_stream_id: string;
  status: string;
  layout: string;
  resolution: string;
}

export interface SigningKey {
  id: string;
  /** PKCS#1 PEM in base64; in the answer to `createSigningKey` only. */
  private_key?: string | undefined;
}

/** Every method rejects as its client does; `refusalOf` reads what the server said out of that. */
export interface MuxClient extends AsyncDisposable {
  createSpace(passthrough: string): Promise<Space>;
  /** All of them, fetched by pages of `limit` in the way of the client. */
  listSpaces(limit: number): Promise<Space[]>;
  getSpace(id: string): Promise<Space>;
  deleteSpace(id: string): Promise<unknown>;
  createLiveStream(): Promise<{ id: string }>;
  createBroadcast(spaceId: string, liveStreamId: string): Promise<Broadcast>;
  getBroadcast(spaceId: string, id: string): Promise<Broadcast>;
  startBroadcast(spaceId: string, id: string): Promise<unknown>;
  deleteBroadcast(spaceId: string, id: string): Promise<unknown>;
  createSigningKey(): Promise<SigningKey>;
  listSigningKeys(): Promise<SigningKey[]>;
  getSigningKey(id: string): Promise<SigningKey>;
  deleteSigningKey(id: string): Promise<unknown>;
  /** The server's `error.type`. */
  refusalOf(rejection: unknown): string | undefined;
}

/** What mux-node has besides: signatures made and checked on the application's side. */
export interface MuxNode extends MuxClient {
  signSpaceId(spaceId: string, key: SigningKey): Promise<string>;
  /** Throws when the webhook was not signed with `secret`. */
  verifyWebhook(body: string, signature: string, secret: string): void;
}

/** Fetches pages until an empty one, for clients that leave the walk to the application. */
export async function walkPages<Item>(fetchPage: (page: number) => Promise<Item[]>): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = 1; ; page += 1) {
    const fetched = await fetchPage(page);
    if (fetched.length === 0) return items;
    items.push(...fetched);
  }
}
