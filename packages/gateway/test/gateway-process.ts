// The gateway as a process of its own, for tests that kill it: tells its parent once it listens.
import { closeOnSignals, runGateway } from '../src/gateway/run.js';

const listening = await runGateway({ environment: process.env });
closeOnSignals(listening);
process.send?.({ url: listening.url });
