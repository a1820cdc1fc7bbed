// Serves the OpenAPI document, which is generated from the routes.
import { VERSION } from '../ground/version.js';
import type { Router } from '../http/router.js';
import { describeWebhooks } from './webhooks.js';

export function serveOpenApi(app: Router): void {
  const { openAPIRegistry: registry } = app;
  registry.registerComponent('securitySchemes', 'accessToken', {
    type: 'http',
    scheme: 'basic',
    description: 'Username is the access token id, password is its secret.',
  });
  registry.registerComponent('securitySchemes', 'adminToken', { type: 'http', scheme: 'bearer' });
  describeWebhooks(registry);
  let document: string | undefined;
  app.get('/openapi.json', (c) => {
    // Built once: that takes longer than most requests.
    document ??= JSON.stringify(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Airlock gateway',
          version: VERSION,
          description: "Mux's Spaces API on LiveKit. Successes are wrapped in `data`, errors in `error`.",
          license: { name: 'Apache-2.0' },
        },
        security: [{ accessToken: [] }],
      }),
    );
    return c.body(document, 200, { 'Content-Type': 'application/json' });
  });
}
