import { version as release } from '../package.json' with { type: 'json' };

/** Put in by scripts/build.ts; empty where there was no repository to ask. */
declare const BUILD_COMMIT: string;

/** As `0.1.0`; of an executable as `0.1.0+71b14f5`, with the commit that it was built from (semver.org §10). */
export const version =
  typeof BUILD_COMMIT === 'undefined' || BUILD_COMMIT === '' ? release : `${release}+${BUILD_COMMIT}`;
