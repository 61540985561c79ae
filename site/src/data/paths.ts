import { pageIndex } from './page-files.ts';

/** One path a tool: ids only, the page reads its record itself. */
export function toolPaths(): { params: { server: string; tool: string } }[] {
  return pageIndex().tools.map(({ id }) => ({ params: toolParams(id) }));
}

/** The tools whose definition is shown in part and served whole. */
export function largeDefinitionPaths(): { params: { server: string; tool: string } }[] {
  return pageIndex().largeDefinitions.map((id) => ({ params: toolParams(id) }));
}

export function serverPaths(): { params: { server: string } }[] {
  return pageIndex().servers.map(({ id }) => ({ params: { server: id } }));
}

export function listPaths(): { params: { list: string } }[] {
  return pageIndex().lists.map(({ id }) => ({ params: { list: id } }));
}

/** `changes` itself is the page without a rest. */
export function changesPaths(): { params: { page: string | undefined } }[] {
  return pageIndex().changes.map(({ id }) => ({
    params: { page: id === 'changes' ? undefined : id.slice('changes/'.length) },
  }));
}

/** Slugs hold no slash, so the first one divides. */
function toolParams(id: string): { server: string; tool: string } {
  const slash = id.indexOf('/');
  return { server: id.slice(0, slash), tool: id.slice(slash + 1) };
}
