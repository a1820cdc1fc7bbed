// What @airlock-rtc/tokens exports; `@airlock-rtc/tokens/read` is readToken alone, for browsers.
export type { LiveKitClaims, LiveKitVideoGrant } from './claims/livekit-claims.js';
export type { MuxClaims } from './claims/mux-claims.js';
export { mintIdentity } from './identity/mint-identity.js';
export { readToken, type TokenKind, type UnverifiedToken } from './read/read-token.js';
export {
  DEFAULT_TTL_SECONDS,
  signLiveKitClaims,
  signLiveKitToken,
  type LiveKitCredentials,
  type SignLiveKitTokenOptions,
} from './sign/sign-livekit-token.js';
export { TokenError, type TokenErrorCode } from './token-error/token-error.js';
export { translateMuxClaims, type TranslateMuxClaimsOptions } from './translate/translate-mux-claims.js';
export { verifyLiveKitToken, type VerifyLiveKitTokenOptions } from './verify/verify-livekit-token.js';
export {
  verifyMuxToken,
  type MuxPublicKey,
  type VerifiedMuxToken,
  type VerifyMuxTokenOptions,
} from './verify/verify-mux-token.js';
