import { enableCopyButtons } from './copy-policy.ts';
import { enableSearchBox, focusSearchOnSlash } from './search-box.ts';
import { enableSearchPage } from './search-page.ts';

enableCopyButtons();
focusSearchOnSlash();
const page = document.querySelector<HTMLElement>('[data-search-page]');
for (const form of document.querySelectorAll<HTMLFormElement>('[data-search]')) {
  if (page) enableSearchPage(form, page);
  else enableSearchBox(form);
}
