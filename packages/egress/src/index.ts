// What @airlock-rtc/egress exports.
export {
  loadEgressConfig,
  readEgressConfig,
  type EgressConfig,
  type SessionLimits,
} from './config/egress-config.js';
export { EgressError, type EgressErrorCode } from './egress-error.js';
export {
  LocalEgress,
  type LocalEgressOptions,
  type LocalEgressRequest,
} from './local-egress/local-egress.js';
export type { OutputRules } from './request/outputs.js';
export type { PlanRules } from './request/plan.js';
export type { EgressSource } from './rpc/messages.js';
export { runEgress, type RunEgressOptions, type RunningEgress } from './run-egress.js';
export type { JobRules } from './worker/egress-jobs.js';
