// The rows of the tables, as queries give them.
import type * as schema from './schema.js';

export type AccessTokenRow = typeof schema.accessTokens.$inferSelect;
export type BroadcastRow = typeof schema.broadcasts.$inferSelect;
export type DeliveryRow = typeof schema.deliveries.$inferSelect;
export type EnvironmentRow = typeof schema.environments.$inferSelect;
export type LiveStreamRow = typeof schema.liveStreams.$inferSelect;
export type SigningKeyRow = typeof schema.signingKeys.$inferSelect;
export type SpaceRow = typeof schema.spaces.$inferSelect;
export type WebhookRow = typeof schema.webhooks.$inferSelect;
