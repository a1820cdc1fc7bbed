/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** The folder of the model behind backgrounds (build/package-files.ts). */
  readonly BACKGROUND_MODEL: string;
  /** The folder of RNNoise and its worklet (build/package-files.ts). */
  readonly NOISE_SUPPRESSOR: string;
}
