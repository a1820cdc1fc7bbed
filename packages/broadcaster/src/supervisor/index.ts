// What `@airlock-rtc/broadcaster/supervisor` exports: broadcasts of one machine, supervised, without loading any codec.
export {
  CONTAINERS,
  type AudioCodec,
  type Container,
  type ContainerContents,
} from '../destination/containers.js';
export { parseDestination, type FileFormat } from '../destination/destination-url.js';
export { moveIndexToFront } from '../destination/faststart.js';
export { HARDWARE_CHOICES, type HardwareChoice } from '../encoding/encoding-settings.js';
export type { BroadcastChange } from '../broadcast/broadcast-change.js';
export {
  forkWith,
  type ForkBroadcaster,
  type LiveKitAccess,
  type SupervisedJob,
} from './fork-broadcaster.js';
export { BroadcasterSupervisor, type SupervisorOptions } from './supervisor.js';
