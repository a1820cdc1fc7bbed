// The one list of the packages that an application installs: their names, their versions, and where they come from.

/** Name of the SDK that the adapter stands in for. */
export const SPACES_PACKAGE_NAME = '@mux/spaces-web';

/** Name under which the adapter is published, and which an application's `npm:` alias points at. */
export const ADAPTER_PACKAGE_NAME = '@airlock-rtc/spaces-livekit-adapter';

export const RANKED_SUBSCRIPTIONS_PACKAGE_NAME = '@airlock-rtc/ranked-subscriptions';

/** Name under which the command line is published; the program is `airlock`, whose name on npm is another's. */
export const CLI_PACKAGE_NAME = 'airlock-rtc';

/** What a migration may write into a package.json, with the version that it was made for. */
export const APPLICATION_PACKAGES: Readonly<Record<string, string>> = {
  [ADAPTER_PACKAGE_NAME]: '0.1.9',
  [RANKED_SUBSCRIPTIONS_PACKAGE_NAME]: '0.1.0',
};

/** The file that `npm pack` makes of a package: `@scope/name` 1.2.3 -> `scope-name-1.2.3.tgz`. */
export function tarballName(packageName: string, version: string): string {
  return `${packageName.replace('@', '').replace('/', '-')}-${version}.tgz`;
}
