// What @airlock-rtc/egress exports.
export { loadEgressConfig, readEgressConfig, type EgressConfig } from './config/egress-config.js';
export { EgressError, type EgressErrorCode } from './egress-error.js';
export { runEgress, type RunEgressOptions, type RunningEgress } from './run-egress.js';
