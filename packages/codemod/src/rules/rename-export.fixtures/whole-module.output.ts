// airlock-migrate[NAMESPACE_TYPE]: this use of the module’s names has no counterpart: * as sdk  (Update your imports)
export * as sdk from 'livekit-client';
