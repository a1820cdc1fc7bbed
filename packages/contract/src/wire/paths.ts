// The paths of the gateway beside Mux's own, as applications, LiveKit and the command line ask for them.

const ROOT = '/airlock/v1';

/** Where a browser changes its Mux token into a LiveKit token. */
export const TOKEN_EXCHANGE_PATH = `${ROOT}/token-exchange` as const;

/** Where LiveKit sends its webhooks. */
export const LIVEKIT_WEBHOOK_PATH = `${ROOT}/livekit-webhook` as const;

/** Before every path of the operator's API. */
export const ADMIN_PATH = `${ROOT}/admin` as const;

/** Before every path that is there in development only. */
export const DEVELOPMENT_PATH = `${ROOT}/dev` as const;
