/*
 * Opens the tabs that were open the last time, and remembers a choice. A plain script that runs where it stands, right after the tabs:
 * a module would run after the first picture of the page, which would then jump.
 */
(() => {
  const key = (radio) => `toolrisk:${radio.name}`;
  const isRemembered = (radio) => radio instanceof HTMLInputElement && 'remember' in radio.dataset;
  try {
    for (const radio of document.querySelectorAll('input[data-remember]')) {
      if (localStorage.getItem(key(radio)) === radio.value) radio.checked = true;
    }
    addEventListener('change', ({ target }) => {
      if (isRemembered(target)) localStorage.setItem(key(target), target.value);
    });
  } catch {
    // The person has forbidden storage: every page opens with the recommended policy.json.
  }
})();
