/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** The folder of the model behind backgrounds (build/background-model.ts). */
  readonly BACKGROUND_MODEL: string;
}
