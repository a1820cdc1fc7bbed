// What @airlock-rtc/tokens exports; `@airlock-rtc/tokens/read` is readToken alone, for browsers.
export type { LiveKitClaims, LiveKitVideoGrant } from './livekit-claims.js';
export type { MuxClaims } from './mux-claims.js';
export { issuerOf, mintIdentity } from './mint-identity.js';
export { readToken, type TokenKind, type UnverifiedToken } from './read-token.js';
export {
  DEFAULT_TTL_SECONDS,
  signLiveKitClaims,
  signLiveKitToken,
  type LiveKitCredentials,
  type SignLiveKitTokenOptions,
} from './sign-livekit-token.js';
export { TokenError, type TokenErrorCode } from './token-error.js';
export {
  checkParticipantId,
  translateMuxClaims,
  type TranslateMuxClaimsOptions,
} from './translate-mux-claims.js';
export { verifyLiveKitToken, type VerifyLiveKitTokenOptions } from './verify-livekit-token.js';
export {
  verifyMuxToken,
  type MuxPublicKey,
  type VerifiedMuxToken,
  type VerifyMuxTokenOptions,
} from './verify-mux-token.js';
