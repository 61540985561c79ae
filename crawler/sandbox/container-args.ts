const MEMORY = '1g';
const TMPFS_OPTIONS = 'rw,nosuid,nodev,size=256m';

/** One container that runs a stranger's image. */
export interface ContainerRun {
  /** Its name, by which it is removed whatever happened. */
  readonly name: string;
  readonly image: string;
  /** Absolute path of a file with its variables, one `NAME=value` a line. */
  readonly envFile: string;
  /** Absolute folders that the image wants to write to: they become memory with a bound, or a volume without one would be made. */
  readonly volumes: readonly string[];
  readonly args: readonly string[];
}

/**
 * Arguments of `docker run` or `podman run`: no network, nothing writable but bounded memory, no capabilities and no new privileges, the image as it
 * was pulled. What it writes to stdout is kept by nobody (`--log-driver none`), or a flood would fill the disk.
 */
export function containerArgs({ name, image, envFile, volumes, args }: ContainerRun): string[] {
  return [
    ...['run', '--rm', '--interactive', '--init', '--name', name, '--hostname', 'sandbox'],
    ...['--pull', 'never', '--network', 'none', '--read-only', '--cap-drop', 'ALL'],
    ...['--security-opt', 'no-new-privileges', '--log-driver', 'none'],
    ...['--memory', MEMORY, '--memory-swap', MEMORY, '--cpus', '1', '--pids-limit', '128'],
    ...['--ulimit', 'nofile=1024:1024', '--ulimit', 'core=0:0'],
    ...['/tmp', ...volumes].flatMap((folder) => ['--tmpfs', `${folder}:${TMPFS_OPTIONS}`]),
    ...['--env-file', envFile, image, ...args],
  ];
}
