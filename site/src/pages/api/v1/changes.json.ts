import type { APIRoute } from 'astro';
import { sitePages } from '../../../data/page-files.ts';

export const GET: APIRoute = () => new Response(sitePages().changes.apiChangesText);
