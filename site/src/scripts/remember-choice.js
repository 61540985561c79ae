(() => {
  document.documentElement.classList.add('scripted');
  const key = ({ name }) => `toolrisk:${name}`;
  try {
    for (const radio of document.querySelectorAll('[data-remember]')) {
      if (localStorage.getItem(key(radio)) === radio.value) radio.checked = true;
    }
    addEventListener('change', ({ target }) => {
      if ('remember' in target.dataset) localStorage.setItem(key(target), target.value);
    });
  } catch {
    // Storage is forbidden: every page opens as it was built.
  }
  const linked = document.getElementById(location.hash.slice(1));
  if (linked && 'remember' in linked.dataset) linked.checked = true;
})();
