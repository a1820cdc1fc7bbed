// Where the lines of a package.json lead.
import { describe, expect, it } from 'vitest';
import { PackageSources } from './package-sources.js';

describe('PackageSources', () => {
  it('leads to a registry, under the name that code imports', () => {
    const sources = new PackageSources();
    expect(sources.specifierOf('@mux/spaces-web', '/app/package.json')).toMatch(
      /^npm:@airlock-rtc\/spaces-livekit-adapter@\^\d/,
    );
    expect(sources.specifierOf('@airlock-rtc/ranked-subscriptions', '/app/package.json')).toMatch(/^\^\d/);
    expect(sources.packed).toEqual([]);
  });

  it('leads to the folder of tarballs from each package of a workspace', () => {
    const sources = new PackageSources('/app/C# ☎/airlock-packages');
    expect(sources.specifierOf('@mux/spaces-web', '/app/C# ☎/package.json')).toMatch(
      /^file:\.\/airlock-packages\/airlock-rtc-spaces-livekit-adapter-[\d.]+\.tgz$/,
    );
    expect(sources.specifierOf('@mux/spaces-web', '/app/C# ☎/apps/web/package.json')).toMatch(
      /^file:\.\.\/\.\.\/airlock-packages\/airlock-rtc-spaces-livekit-adapter-[\d.]+\.tgz$/,
    );
    expect(sources.specifierOf('livekit-client', '/app/C# ☎/package.json')).toMatch(/^\^2/);
    expect(sources.packed).toEqual(['@airlock-rtc/spaces-livekit-adapter']);
  });
});
