#!/usr/bin/env node
// Starts the command line: from source in a clone, from dist when installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exemptLoopback } from './loopback.mjs';

const source = fileURLToPath(new URL('../src/main.ts', import.meta.url));

Object.assign(process.env, exemptLoopback(process.env));
if (existsSync(source)) runFromSource();
else await import('../dist/main.js');

/** The export condition that finds the workspace's source is an option of the process, so Node is started again. */
function runFromSource() {
  const options = ['--conditions=@airlock-rtc/source', '--import', import.meta.resolve('tsx')];
  // A migration makes syntax trees by the thousand, which all live to its end: fewer copies of them, a fifth less time.
  if (process.argv[2] === 'migrate') options.push('--max-semi-space-size=32');
  const child = spawn(process.execPath, [...options, source, ...process.argv.slice(2)], { stdio: 'inherit' });
  const forward = (signal) => {
    // Ctrl-C in a terminal reaches the whole process group: forwarding it would deliver it twice.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  child.on('error', (error) => {
    console.error(`Failed to start Node again: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    for (const each of signals) process.off(each, forward);
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code ?? 1;
  });
}
