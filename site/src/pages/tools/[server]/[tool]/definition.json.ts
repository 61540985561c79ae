import type { APIRoute } from 'astro';
import { toolPage } from '../../../../data/page-files.ts';
import { largeDefinitionPaths } from '../../../../data/paths.ts';

export const getStaticPaths = largeDefinitionPaths;

export const GET: APIRoute = ({ params }) =>
  new Response(toolPage(`${params.server}/${params.tool}`).definition.wholeText);
