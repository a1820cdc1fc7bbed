// Runs node-media-server, which keeps its state in globals, with the configuration of the first argument.
import NodeMediaServer from 'node-media-server';

process.on('disconnect', () => process.exit(0));
void new NodeMediaServer(JSON.parse(process.argv[2])).run();
