// Lint rules: types are checked by tsc, layout by prettier; these keep boundaries, sizes and promises.
import { existsSync } from 'node:fs';
import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { mayImport, workspacePackages } from './scripts/boundaries.mjs';

const tests = ['**/*.test.{ts,tsx,mjs}', '**/*.spec.ts', '**/test/**', 'journeys/**', 'bench/**'];

/** Forbids every workspace package that the table does not list for this folder. */
function boundary(folder, allowed, { files, ignores = [] }) {
  const forbidden = workspacePackages.filter((name) => !allowed.includes(name));
  return {
    files,
    ignores,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@airlock-rtc/*/src/*', '@airlock-rtc/*/dist/*'],
              message: "Import through the package's exports.",
            },
            ...forbidden.map((name) => ({
              group: [name, `${name}/*`],
              message: `${folder} may not depend on it: see scripts/boundaries.mjs.`,
            })),
          ],
        },
      ],
    },
  };
}

const boundaries = Object.entries(mayImport)
  .filter(([folder]) => existsSync(folder))
  .flatMap(([folder, allowed]) => [
    boundary(folder, allowed, { files: [`${folder}/src/**/*.{ts,tsx}`], ignores: tests }),
    boundary(folder, [...workspacePackages], { files: tests.map((glob) => `${folder}/src/${glob}`) }),
  ]);

export default defineConfig(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '**/fixtures/**',
      '**/*.fixtures/**',
      '.airlock/**',
      '.cache/**',
    ],
  },
  tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='vi'][property.name='mock']",
          message: 'Pass the outside in through an options object.',
        },
        {
          selector:
            'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|skipIf|runIf)$/]',
          message: 'Nothing skips: fail with the command that mends it.',
        },
      ],
    },
  },
  {
    files: ['packages/*/src/**/*.{ts,tsx}', 'apps/*/src/**/*.{ts,tsx}', 'journeys/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  { files: ['apps/*/src/**/*.tsx'], extends: [reactHooks.configs.flat['recommended-latest']] },
  // Of tests every line counts: what is told at length is read at length.
  // Tables of texts, as long as there is something to say.
  { files: ['apps/meet/src/language/catalogues/*.ts'], rules: { 'max-lines': 'off' } },
  { files: tests, rules: { 'max-lines': ['error', { max: 400 }] } },
  boundaries,
);
