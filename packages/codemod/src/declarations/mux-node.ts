// Declarations of the parts of mux-node 5 to 8 that concern Spaces, in our own words.

/** Where the stand-in lies for the checker; no such file exists. */
export const MUX_NODE_DECLARATIONS_PATH = '/airlock-declarations/mux-node.d.ts';

/** As CommonJS has it: what `require` gives is the class. Both shapes at once: `new Mux().Video.Spaces` of 5 to 7, `new Mux().video.spaces` of 8. */
export const MUX_NODE_DECLARATIONS = `
interface MuxSpace {
  id: string;
  created_at: string;
  type: string;
  status: 'idle' | 'active';
  passthrough?: string;
  active_session_id?: string;
  broadcasts?: MuxBroadcast[];
}
interface MuxBroadcast {
  id: string;
  live_stream_id: string;
  status: 'idle' | 'active';
  passthrough?: string;
  layout: string;
  background?: string;
  resolution: string;
}
interface MuxSpaceList extends Array<MuxSpace> {
  data: MuxSpace[];
  [Symbol.asyncIterator](): AsyncIterator<MuxSpace>;
}
interface MuxBroadcastsApi {
  create(spaceId: string, params: any): Promise<MuxBroadcast>;
  get(spaceId: string, broadcastId: string): Promise<MuxBroadcast>;
  delete(spaceId: string, broadcastId: string): Promise<any>;
  start(spaceId: string, broadcastId: string): Promise<any>;
  stop(spaceId: string, broadcastId: string): Promise<any>;
}
interface MuxSpacesApi {
  Broadcasts: MuxBroadcastsApi;
  create(params?: any): Promise<MuxSpace>;
  get(spaceId: string): Promise<MuxSpace>;
  retrieve(spaceId: string): Promise<MuxSpace>;
  list(params?: any): Promise<MuxSpaceList> & AsyncIterable<MuxSpace>;
  delete(spaceId: string): Promise<any>;
  createBroadcast(spaceId: string, params: any): Promise<MuxBroadcast>;
  retrieveBroadcast(spaceId: string, broadcastId: string): Promise<MuxBroadcast>;
  deleteBroadcast(spaceId: string, broadcastId: string): Promise<any>;
  startBroadcast(spaceId: string, broadcastId: string): Promise<any>;
  stopBroadcast(spaceId: string, broadcastId: string): Promise<any>;
}
interface MuxVideo { Spaces: MuxSpacesApi; [other: string]: any }
interface MuxJwt { signSpaceId(spaceId: string, options?: any): any; [other: string]: any }
interface MuxWebhooks {
  verifyHeader(body: any, signature: any, secret: any): boolean;
  verifySignature(body: any, headers: any, secret?: any): void;
  unwrap(body: any, headers?: any, secret?: any): any;
}
declare class Mux {
  static JWT: MuxJwt;
  static Webhooks: MuxWebhooks;
  static Mux: typeof Mux;
  static default: typeof Mux;
  static Video: new (...args: any[]) => MuxVideo;
  constructor(...args: any[]);
  Video: MuxVideo;
  video: { spaces: MuxSpacesApi; [other: string]: any };
  jwt: MuxJwt;
  webhooks: MuxWebhooks;
  [other: string]: any;
}
declare namespace Mux {
  type Video = MuxVideo;
  namespace Video { type Space = MuxSpace; type Broadcast = MuxBroadcast; }
}
export = Mux;
`;
