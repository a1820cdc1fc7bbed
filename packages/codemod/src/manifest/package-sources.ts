// Says where a package.json gets each package that a migration brings in: from a registry, or from a folder of tarballs.
import path from 'node:path';
import {
  ADAPTER_PACKAGE_NAME,
  APPLICATION_PACKAGES,
  RANKED_SUBSCRIPTIONS_PACKAGE_NAME,
  SPACES_PACKAGE_NAME,
  tarballName,
} from '@airlock-rtc/contract';

/** What this version of the codemod was tested with. */
export const LIVEKIT_VERSIONS: Readonly<Record<string, string>> = {
  'livekit-client': '^2.23.0',
  'livekit-server-sdk': '^2.19.2',
};

/** What migrated code may import. */
export const LIVEKIT_PACKAGES = [...Object.keys(LIVEKIT_VERSIONS), RANKED_SUBSCRIPTIONS_PACKAGE_NAME];

export class PackageSources {
  readonly #tarballFolder: string | undefined;
  readonly #packed = new Set<string>();

  /** With `tarballFolder`, an absolute path, our own packages are installed from the tarballs there. */
  constructor(tarballFolder?: string) {
    this.#tarballFolder = tarballFolder;
  }

  /** The packages that the lines so far install from tarballs. */
  get packed(): string[] {
    return [...this.#packed].sort();
  }

  /** What stands for `packageName` in the package.json at `manifestPath`. */
  specifierOf(packageName: string, manifestPath: string): string {
    const isAlias = packageName === SPACES_PACKAGE_NAME;
    const name = isAlias ? ADAPTER_PACKAGE_NAME : packageName;
    const version = APPLICATION_PACKAGES[name];
    if (version === undefined) return LIVEKIT_VERSIONS[name]!;
    if (this.#tarballFolder === undefined) return isAlias ? `npm:${name}@^${version}` : `^${version}`;
    this.#packed.add(name);
    const tarball = path.join(this.#tarballFolder, tarballName(name, version));
    const relative = path.relative(path.dirname(manifestPath), tarball);
    const posix = relative.split(path.sep).join('/');
    return `file:${posix.startsWith('.') ? posix : `./${posix}`}`;
  }
}
