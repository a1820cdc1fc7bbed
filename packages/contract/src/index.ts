// What @airlock/contract exports.
export * from './broadcast/broadcast-format.js';
export * from './broadcast/broadcast-state.js';
export * from './limits/limits.js';
export * from './role/role.js';
export * from './room-metadata/room-metadata.js';
export * from './track-source/translate-track-source.js';
export * from './wire/wire-names.js';
