// All commands of `airlock`, one folder each. A command loads what it needs when it runs.
import { createRequire } from 'node:module';
import { Command } from 'commander';
import { broadcastCommand } from './broadcast/broadcast-command.js';
import { databaseCommand } from './database/database-command.js';
import { doctorCommand } from './doctor/doctor-command.js';
import { egressCommand } from './egress/egress-command.js';
import { gatewayCommand } from './gateway/gateway-command.js';
import { keysCommand } from './keys/keys-command.js';
import { migrateCommand } from './migrate/migrate-command.js';
import { packCommand } from './pack/pack-command.js';
import { spacesCommand } from './spaces/spaces-command.js';
import { tokenCommand } from './token/token-command.js';
import { upCommand } from './up/up-command.js';
import { webhooksCommand } from './webhooks/webhooks-command.js';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

export function createProgram(): Command {
  return new Command('airlock')
    .description('Move a Mux Spaces application to LiveKit.')
    .version(version, '-v, --version')
    .addCommand(upCommand())
    .addCommand(migrateCommand())
    .addCommand(tokenCommand())
    .addCommand(broadcastCommand())
    .addCommand(gatewayCommand())
    .addCommand(spacesCommand())
    .addCommand(egressCommand())
    .addCommand(keysCommand())
    .addCommand(databaseCommand())
    .addCommand(doctorCommand())
    .addCommand(webhooksCommand())
    .addCommand(packCommand());
}
