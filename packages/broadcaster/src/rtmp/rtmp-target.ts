// An RTMP server that a broadcast is sent to, with its stream key: a secret.
import type { RtmpAddress } from '@airlock-rtc/contract';

export interface RtmpTarget extends RtmpAddress {
  readonly kind: 'rtmp';
  /** Whether the server may only be on the public internet. */
  readonly isPublicOnly?: boolean;
}
