// Lets the page serve the model behind backgrounds itself: the package expects its files beside one another, under their own names.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** Under `/assets`, which is cached for good: the version is part of the path. */
const FOLDER = 'assets/background-2023.2.0';

/** For browsers with WebAssembly SIMD (2021, Safari 16.4); the rest of the package would double its 6 MB. */
const FILES = [
  'selfie_segmentation.binarypb',
  'selfie_segmentation.tflite',
  'selfie_segmentation_landscape.tflite',
  'selfie_segmentation_solution_simd_wasm_bin.js',
  'selfie_segmentation_solution_simd_wasm_bin.wasm',
];

export function backgroundModel(): Plugin {
  const source = dirname(createRequire(import.meta.url).resolve('@shiguredo/virtual-background'));
  return {
    name: 'background-model',
    config: () => ({ define: { 'import.meta.env.BACKGROUND_MODEL': JSON.stringify(`/${FOLDER}`) } }),
    configureServer(server) {
      server.middlewares.use(`/${FOLDER}`, (request, response, next) => {
        const file = FILES.find((name) => request.url === `/${name}`);
        if (!file) return next();
        if (file.endsWith('.wasm')) response.setHeader('content-type', 'application/wasm');
        if (file.endsWith('.js')) response.setHeader('content-type', 'text/javascript');
        createReadStream(join(source, file)).pipe(response);
      });
    },
    async generateBundle() {
      for (const file of FILES) {
        this.emitFile({
          type: 'asset',
          fileName: `${FOLDER}/${file}`,
          source: await readFile(join(source, file)),
        });
      }
    },
  };
}
