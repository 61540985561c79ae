import { defineConfig } from 'drizzle-kit';

// `npx drizzle-kit generate --name <what_changed>` writes the next migration; commit it with the schema.
export default defineConfig({ dialect: 'postgresql', schema: './db/schema.ts', out: './db/migrations' });
