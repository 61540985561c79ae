import type { Fetch } from './bounded-fetch.ts';

/**
 * The same fetch, with every error's words where the package looks for them, which is under `error` alone: other servers put them under
 * `detail` or `message`, and people would read "no body".
 */
export function toldErrors(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok || response.body === null) return response;
    const { status, statusText, headers } = response;
    return new Response(underError(await response.text()), { status, statusText, headers });
  };
}

function underError(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !('error' in body)
      ? JSON.stringify({ error: { message: text } })
      : text;
  } catch {
    // No JSON: the package takes the text as it is.
    return text;
  }
}
