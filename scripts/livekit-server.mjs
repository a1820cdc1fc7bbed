// Gets a livekit-server and says how far it is: run before the tests, since none of them should pay for a build.
import { findBinary } from '../packages/livekit-local/src/index.js';

const TOLD_EVERY_SECONDS = 30;

let tellAt = 0;
try {
  await findBinary({
    onProgress: ({ message, elapsedSeconds }) => {
      if (elapsedSeconds < tellAt) return;
      tellAt = elapsedSeconds + TOLD_EVERY_SECONDS;
      console.log(message);
    },
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
