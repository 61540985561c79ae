import type { APIRoute } from 'astro';
import { toolPage } from '../../../../data/page-files.ts';
import { toolPaths } from '../../../../data/paths.ts';

export const getStaticPaths = toolPaths;

export const GET: APIRoute = ({ params }) =>
  new Response(toolPage(`${params.server}/${params.tool}`).control.snippet.text);
