// What both servers of a web application are told.
import type { Certificate } from '@airlock-rtc/gateway';

export interface WebServerOptions {
  port: number;
  /** 127.0.0.1, or 0.0.0.0 for the local network. */
  host: string;
  /** Serves HTTPS with it. */
  certificate?: Certificate;
  /** What is passed on to other servers, WebSockets included. */
  proxied: readonly { path: string; target: string }[];
}
