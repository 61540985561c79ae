import type { APIRoute } from 'astro';
import { serverPage } from '../../../data/page-files.ts';
import { serverPaths } from '../../../data/paths.ts';

export const getStaticPaths = serverPaths;

export const GET: APIRoute = ({ params }) => new Response(serverPage(String(params.server)).policy.text);
