// Reads the words that both sides of the wire share.
import { BROADCAST_LAYOUTS, DEFAULT_BROADCAST_RESOLUTION } from '@airlock-rtc/contract';

console.log(DEFAULT_BROADCAST_RESOLUTION, BROADCAST_LAYOUTS.includes('gallery'));
