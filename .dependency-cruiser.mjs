// Which file may import which inside a package; scripts/boundaries.mjs says it for packages. Type imports count.
import { siblings } from './scripts/folders.mjs';

/** Tests may look anywhere. */
const TESTS = '[.]test[.]tsx?$';

/** A folder that the table does not name imports no sibling. */
const boundaries = Object.entries(siblings).flatMap(([name, folders]) => {
  const source = `^${name}/src/`;
  const rule = (from, allowed) => ({
    name: 'folder-boundary',
    comment: 'Pass it in, move it down, or allow it in scripts/folders.mjs.',
    severity: 'error',
    from: { ...from, pathNot: [TESTS, ...(from.pathNot ?? [])] },
    to: { path: `${source}[^/]+/`, pathNot: allowed.map((folder) => `${source}${folder}/`) },
  });
  const limited = Object.entries(folders).filter(([, allowed]) => allowed !== '*');
  const named = limited.map(([folder, allowed]) =>
    rule({ path: `${source}${folder}/` }, [folder, ...allowed.split(' ').filter(Boolean)]),
  );
  const others = rule(
    { path: `${source}([^/]+)/`, pathNot: [`${source}(${Object.keys(folders).join('|')})/`] },
    ['$1'],
  );
  const index = {
    name: 'index-is-for-others',
    comment: 'Import the file itself.',
    severity: 'error',
    from: { path: source, pathNot: TESTS },
    to: { path: `${source}index[.]ts$` },
  };
  return [...named, others, index];
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Move what both need into a file of its own, or pass it in.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...boundaries,
    {
      name: 'routes-are-for-the-assembly',
      comment: 'Move what both need out of the routes.',
      severity: 'error',
      from: { path: '^packages/gateway/src/([^/]+)/', pathNot: [TESTS, '^packages/gateway/src/assembly/'] },
      to: { path: '^packages/gateway/src/[^/]+/routes[.]ts$', pathNot: '^packages/gateway/src/$1/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist|fixtures)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@airlock-rtc/source', 'import', 'node', 'default', 'types'],
    },
  },
};
