/** What workers do. The queue of each has its name; what could not be done goes to `<name>-dead`. */
export const JOB_KINDS = ['crawl', 'classify'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** Where the jobs of a kind end up that failed at every attempt. */
export function deadLettersOf(kind: JobKind): string {
  return `${kind}-dead`;
}

/** What a job holds: numbers alone. A stranger's text stays in the tables (jsonb refuses some of it). */
export interface CrawlJob {
  /** `crawl_targets.id` */
  readonly target: number;
  /** Crawl it also where nothing changed. */
  readonly refresh: boolean;
}

export interface ClassifyJob {
  /** `servers.id` */
  readonly server: number;
}
