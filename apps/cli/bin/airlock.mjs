#!/usr/bin/env node
// Starts the command line from dist, which a clone compiles from its sources when they have changed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exemptLoopback } from './loopback.mjs';

const source = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const built = fileURLToPath(new URL('../dist/main.js', import.meta.url));

const exemption = exemptLoopback(process.env);
const obeysProxy = process.env.NODE_USE_ENV_PROXY === '1' || process.execArgv.includes('--use-env-proxy');
Object.assign(process.env, exemption);

if (existsSync(source) && !(await compile())) runFromSource();
// A migration makes syntax trees by the thousand, which all live to its end: fewer copies of them, a fifth less time.
else if (process.argv[2] === 'migrate' && !process.argv.includes('--help'))
  runAgain(['--max-semi-space-size=32', built]);
// Node reads NO_PROXY when it starts.
else if (obeysProxy && Object.keys(exemption).length > 0) runAgain([built]);
else await import('../dist/main.js');

async function compile() {
  const { compileWorkspace } = await import('../../../scripts/compile.mjs');
  return compileWorkspace('apps/cli');
}

/** For a clone that cannot be written to. The export condition that finds the sources is an option of the process. */
function runFromSource() {
  runAgain(['--conditions=@airlock-rtc/source', '--import', import.meta.resolve('tsx'), source]);
}

function runAgain(options) {
  const child = spawn(process.execPath, [...options, ...process.argv.slice(2)], { stdio: 'inherit' });
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
