import { Option } from 'commander';

/** Options that `scan`, `lock` and `check` share, each written once. */
export const configOption = () =>
  new Option('--config <file...>', 'the same as FILE: configuration files, folders or saved tools/list answers');

export const useSecretsOption = () =>
  new Option('--use-secrets <name...>', 'pass these servers the real secrets of the configuration; no other gets any');

export const noRemoteOption = () =>
  new Option('--no-remote', 'ask no remote server: nothing but npm’s registry is contacted');

export const allowPrivateOption = () =>
  new Option('--allow-private', 'also ask remotes at private and loopback addresses');

export const lockFileOption = () => new Option('--lockfile <file>', 'the lock').default('toolrisk.lock');

export const allowUnlistedOption = () =>
  new Option('--allow-unlisted', 'do not fail where a server cannot be listed, such as one that needs a login');
