// The exports of @airlock-rtc/livekit-local.
export { findBinary, LIVEKIT_SERVER_VERSION } from './binary/binary.js';
export type { BinarySearch, Progress } from './binary/search.js';
export { LiveKitLocalError, type LiveKitLocalErrorCode } from './livekit-local-error.js';
export type { LiveKitConfig, ServerPorts } from './server/config.js';
export { freeTcpPort, freeUdpPort } from './server/ports.js';
export { runningServer, type ServerAddress } from './server/running.js';
export { startLiveKit, type LiveKit, type LiveKitOptions } from './server/server.js';
