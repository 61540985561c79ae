import { enableCopyButtons } from './copy-policy.ts';
import { enableSearchBox, focusSearchOnSlash } from './search-box.ts';
import { enableServerKeys } from './server-key.ts';
import { enableTryCall } from './try-call.ts';

enableCopyButtons();
enableServerKeys();
enableTryCall();
focusSearchOnSlash();
const page = document.querySelector<HTMLElement>('[data-search-page]');
for (const form of document.querySelectorAll<HTMLFormElement>('[data-search]')) {
  if (page) void import('./search-page.ts').then(({ enableSearchPage }) => enableSearchPage(form, page));
  else enableSearchBox(form);
}
