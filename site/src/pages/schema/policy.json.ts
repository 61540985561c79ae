import type { APIRoute } from 'astro';
import { POLICY_JSON_SCHEMA } from '#policy/schema/json-schema.ts';

export const GET: APIRoute = () => new Response(`${JSON.stringify(POLICY_JSON_SCHEMA, null, 2)}\n`);
