/** The queue's own tables stand in a schema of their own, beside the catalogue's. */
export const QUEUE_SCHEMA = 'pgboss';
