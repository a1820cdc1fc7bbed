// The exports of @airlock/rtmp-ingest.
export { Ingest, type IngestOptions } from './ingest/ingest.js';
