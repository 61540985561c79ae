import { pageIndex } from './page-files.ts';

/** One path a tool: ids only, the page reads its record itself. */
export function toolPaths(): { params: { server: string; tool: string } }[] {
  return pageIndex().tools.map(({ id }) => ({ params: toolParams(id) }));
}

/** The same with the addresses that lead to a tool from where it was before. */
export function toolPagePaths(): { params: { server: string; tool: string } }[] {
  return [...toolPaths(), ...moved(true).map(({ id }) => ({ params: toolParams(id) }))];
}

/** The tools whose definition is shown in part and served whole. */
export function largeDefinitionPaths(): { params: { server: string; tool: string } }[] {
  return pageIndex().largeDefinitions.map((id) => ({ params: toolParams(id) }));
}

export function serverPaths(): { params: { server: string } }[] {
  return pageIndex().servers.map(({ id }) => ({ params: { server: id } }));
}

/** The same with the addresses that lead to a server from where it was before. */
export function serverPagePaths(): { params: { server: string } }[] {
  return [...serverPaths(), ...moved(false).map(({ id }) => ({ params: { server: id } }))];
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

function moved(isTool: boolean): readonly { readonly id: string }[] {
  return pageIndex().moved.filter(({ id }) => id.includes('/') === isTool);
}

/** Slugs hold no slash, so the first one divides. */
function toolParams(id: string): { server: string; tool: string } {
  const slash = id.indexOf('/');
  return { server: id.slice(0, slash), tool: id.slice(slash + 1) };
}
