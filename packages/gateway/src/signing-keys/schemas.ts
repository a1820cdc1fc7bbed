// The shapes of a signing key in Mux's REST API.
import { z } from '@hono/zod-openapi';
import { pathId, resourceId, unixSecondsText } from '../http/fields.js';

export const signingKey = z
  .object({
    id: resourceId,
    created_at: unixSecondsText,
    private_key: z
      .string()
      .optional()
      .openapi({ description: 'Only in the create response: one-line base64 of a PKCS#1 PEM.' }),
  })
  .openapi('SigningKey');
export type SigningKey = z.output<typeof signingKey>;

export const signingKeyParams = z.object({ SIGNING_KEY_ID: pathId('SIGNING_KEY_ID', 'signing key') });
