// Waits for the person's wish to stop: Ctrl-C, or a polite kill.

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface StopSignal extends Disposable {
  /** Settles at the first signal; a second one is not caught, so that it ends a program that hangs. */
  received: Promise<void>;
}

export function stopSignal(): StopSignal {
  let stop = () => {};
  const received = new Promise<void>((resolve) => {
    stop = () => {
      dispose();
      resolve();
    };
  });
  const dispose = () => {
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return { received, [Symbol.dispose]: dispose };
}
