// Lets the page serve the files that packages load at run time, beside one another and under their own names.
// Vite's `?url` would do for some of them, but fails in a folder with `#` in its name.
import { createReadStream, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import type { Plugin } from 'vite';

const { resolve } = createRequire(import.meta.url);
/** Both packages have their entry in `dist`. */
const background = dirname(resolve('@shiguredo/virtual-background'));
const noise = dirname(resolve('@sapphi-red/web-noise-suppressor'));

/** Under `/assets`, which is cached for good: the version is part of the path. */
const BACKGROUND_MODEL = `assets/background-${versionAbove(background)}`;
const NOISE_SUPPRESSOR = `assets/noise-${versionAbove(noise)}`;

const sources = new Map<string, string>();
// For browsers with WebAssembly SIMD (2021, Safari 16.4); the rest of the package would double its 6 MB.
for (const file of [
  'selfie_segmentation.binarypb',
  'selfie_segmentation.tflite',
  'selfie_segmentation_landscape.tflite',
  'selfie_segmentation_solution_simd_wasm_bin.js',
  'selfie_segmentation_solution_simd_wasm_bin.wasm',
]) {
  sources.set(`${BACKGROUND_MODEL}/${file}`, join(background, file));
}
for (const file of ['rnnoise.wasm', 'rnnoise_simd.wasm', 'rnnoise/workletProcessor.js']) {
  sources.set(`${NOISE_SUPPRESSOR}/${basename(file)}`, join(noise, file));
}

const CONTENT_TYPES: Record<string, string> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

export function packageFiles(): Plugin {
  return {
    name: 'package-files',
    config: () => ({
      define: {
        'import.meta.env.BACKGROUND_MODEL': JSON.stringify(`/${BACKGROUND_MODEL}`),
        'import.meta.env.NOISE_SUPPRESSOR': JSON.stringify(`/${NOISE_SUPPRESSOR}`),
      },
    }),
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const source = sources.get(request.url!.slice(1));
        if (!source) return next();
        response.setHeader('content-type', CONTENT_TYPES[extname(source)] ?? 'application/octet-stream');
        createReadStream(source).pipe(response);
      });
    },
    async generateBundle() {
      for (const [fileName, source] of sources) {
        this.emitFile({ type: 'asset', fileName, source: await readFile(source) });
      }
    },
  };
}

function versionAbove(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, '../package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
