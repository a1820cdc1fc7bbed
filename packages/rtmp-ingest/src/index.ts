// The exports of @airlock-rtc/rtmp-ingest.
export { Ingest, type IngestOptions } from './ingest/ingest.js';
