// What @airlock-rtc/gateway exports.
export type { GatewayBroadcaster } from './broadcasts/broadcaster.js';
export { readConfiguration, readMux, type Configuration } from './configuration/configuration.js';
export { copyDatabase, type CopiedTable } from './database/copy.js';
export { openDatabase, type Database } from './database/database.js';
export { mayPublish } from './dev-playback/store.js';
export type { MuxOptions } from './mux/mux.js';
export { GatewayError, type GatewayErrorCode } from './errors/errors.js';
export { build, type Gateway, type GatewayOptions } from './assembly/build.js';
export { ownCertificate, type Certificate } from './assembly/certificate.js';
export { listen, type Listening, type ListenOptions } from './assembly/listen.js';
export { closeOnSignals, runGateway, type RunOptions } from './assembly/run.js';
export { DEFAULT_SETTINGS, type Settings } from './ground/settings.js';
export type { LiveKitOptions } from './livekit/livekit.js';
export { createLogger, type Logger } from './telemetry/logger.js';
