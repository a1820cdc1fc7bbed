// The program `airlock`: one command a folder, put together here.
import { Command } from 'commander';
import { broadcastCommand } from './broadcast/broadcast-command.js';
import { reportError } from './cli-error.js';
import { doctorCommand } from './doctor/doctor-command.js';
import { gatewayCommand } from './gateway/gateway-command.js';
import { keysCommand } from './keys/keys-command.js';
import { migrateCommand } from './migrate/migrate-command.js';
import { tokenCommand } from './token/token-command.js';
import { upCommand } from './up/up-command.js';
import { webhooksCommand } from './webhooks/webhooks-command.js';

const program = new Command('airlock')
  .description('Takes a Mux Spaces application into LiveKit.')
  .addCommand(upCommand())
  .addCommand(migrateCommand())
  .addCommand(tokenCommand())
  .addCommand(broadcastCommand())
  .addCommand(gatewayCommand())
  .addCommand(keysCommand())
  .addCommand(doctorCommand())
  .addCommand(webhooksCommand());

try {
  await program.parseAsync();
} catch (error) {
  reportError(error);
  process.exitCode = 1;
}
