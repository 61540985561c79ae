/** An abort on the first Ctrl-C or SIGTERM, so that servers are ended and what is finished is kept; a second one ends the process at once. */
export function interruptible(): { readonly signal: AbortSignal; readonly done: () => void } {
  const controller = new AbortController();
  const stop = () => controller.abort(new Interrupted());
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const done = () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
  return { signal: controller.signal, done };
}

export class Interrupted extends Error {
  constructor() {
    super('Interrupted; what was finished is kept.');
  }
}
