// The gateway as a process of its own, for tests that kill it: tells its parent once it listens.
import { readConfiguration } from '../src/configuration/configuration.js';
import { closeOnSignals, runGateway } from '../src/assembly/run.js';

const listening = await runGateway({ configuration: readConfiguration(process.env) });
closeOnSignals(listening);
process.send?.({ url: listening.url });
