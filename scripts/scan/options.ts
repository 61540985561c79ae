import { Option } from 'commander';

/** Options that `scan`, `lock` and `check` share, each written once. */
export const configOption = () =>
  new Option('--config <file...>', 'the same as FILE: configuration files, folders or saved tools/list answers');

export const noRemoteOption = () =>
  new Option('--no-remote', 'ask no remote server: nothing but the registries of packages and images is contacted');

export const lockFileOption = () => new Option('--lockfile <file>', 'the lock').default('toolrisk.lock');

export const allowUnlistedOption = () =>
  new Option('--allow-unlisted', 'do not fail where a server cannot be listed, such as one that needs a login');
