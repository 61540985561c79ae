import type { CrawlContext } from '../../context.ts';
import { failed } from '../../failure.ts';
import type { CrawlResult, ForeignPackageType, ReachOf } from '../../types.ts';
import type { Reacher } from '../types.ts';
import { crawlImage } from './oci.ts';
import { crawlPythonPackage } from './pypi.ts';
import { findContainerProgram, findUv } from './runtimes.ts';

type ForeignReach = ReachOf<'foreign'>;

/** Packages that need another runtime than Node: started where it is installed, and otherwise recorded with what is missing. */
export const FOREIGN_REACH: Reacher<'foreign'> = { keyParts, crawl };

interface Runtime {
  /** What decides how it would run here; null where nothing would run it. */
  find(): Promise<unknown>;
  crawl(reach: ForeignReach, context: CrawlContext): Promise<CrawlResult>;
}

const RUNTIMES: Record<ForeignPackageType, Runtime> = {
  pypi: { find: findUv, crawl: crawlPythonPackage },
  oci: { find: findContainerProgram, crawl: crawlImage },
  nuget: neverStarted('dnx of the .NET 10 SDK'),
  cargo: neverStarted('a Rust toolchain, and building it here'),
  mcpb: neverStarted('a client that unpacks bundles'),
  go: neverStarted('a Go toolchain, and building it here'),
};

/** The runtime is part of the key: a package that could not be started is tried again once it is installed. */
async function keyParts(reach: ForeignReach): Promise<readonly unknown[]> {
  const { packageType, identifier, version, fileSha256 = null, args, env } = reach;
  const runtime = await RUNTIMES[packageType].find();
  return [packageType, identifier, version, fileSha256, args, Object.entries(env).toSorted(), runtime];
}

function crawl(reach: ForeignReach, context: CrawlContext): Promise<CrawlResult> {
  return RUNTIMES[reach.packageType].crawl(reach, context);
}

function neverStarted(needs: string): Runtime {
  return {
    find: async () => null,
    crawl: async ({ packageType, identifier }) =>
      failed(
        'no-runtime',
        `The ${packageType} package ${identifier} needs ${needs}; such packages are recorded and not started`,
      ),
  };
}
