// Signs a webhook's body as Mux did, so that `Mux.Webhooks.verifyHeader` accepts it.
import { createHmac } from 'node:crypto';

export const SIGNATURE_HEADER = 'mux-signature';

/**
 * `t=<unix seconds>,v1=<lower-case hex>`, without a space after the comma: mux-node 7 and 8 do not trim.
 * Receivers refuse a time more than 300 s past, so every attempt is signed anew.
 */
export function signatureHeader(secret: string, unixSeconds: number, body: string): string {
  const v1 = createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex');
  return `t=${unixSeconds},v1=${v1}`;
}
