// Starts an audio context, or says that it does not start.

/** Browsers leave `resume()` pending until somebody clicks on the page, as after a reload that goes back into a room. */
const LIMIT_MS = 2000;

export async function resumeInTime(context: Pick<AudioContext, 'resume'>): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error('The browser did not start the audio context in time.')),
      LIMIT_MS,
    );
  });
  await Promise.race([context.resume(), limit]).finally(() => clearTimeout(timer));
}
