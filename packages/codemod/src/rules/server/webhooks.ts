// Verifying a webhook of Mux.
import ts from 'typescript';
import { marked, type Rule } from '../rule.js';

const METHODS = new Set(['verifyHeader', 'verifySignature', 'unwrap']);

export const webhooks: Rule = {
  id: 'webhooks',
  section: 'Introduction to LiveKit',
  covers: marked({
    'Webhooks.verify':
      'new WebhookReceiver(key, secret).receive(body, authorization): other header, other events',
  }),
  call(call, file) {
    const callee = call.expression;
    if (!ts.isPropertyAccessExpression(callee) || !METHODS.has(callee.name.text)) return false;
    if (!file.sdk.membersOf(callee.name).some((row) => row.startsWith('MuxWebhooks.'))) return false;
    file.mark(call, 'WEBHOOK');
    return true;
  },
};
