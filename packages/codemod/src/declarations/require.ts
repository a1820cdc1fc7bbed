// What require() gives for Mux's packages: in TypeScript it is untyped otherwise.

export const REQUIRE_DECLARATIONS_PATH = '/airlock-declarations/require.d.ts';

/** In the form of @types/node, with whose declarations it merges where those are seen. */
export const REQUIRE_DECLARATIONS = `
declare var require: NodeJS.Require;
declare namespace NodeJS {
  interface Require {
    (id: '@mux/spaces-web'): typeof import('@mux/spaces-web');
    (id: '@mux/mux-node'): typeof import('@mux/mux-node');
    (id: string): any;
  }
}
`;
