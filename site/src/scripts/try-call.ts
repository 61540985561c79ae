import { latest } from './latest.ts';

/** Lets the form work in which a policy is tried. What decides is loaded on use. */
export function enableTryCall(): void {
  const section = document.querySelector<HTMLElement>('[data-try]');
  const form = section?.querySelector('form');
  if (!section || !form) return;
  let isTried = false;
  const again = latest(() => isTried && void decide(section));
  joinProfiles(form, () => again(undefined));
  form.addEventListener('focusin', () => void import('./try-call/show-decision.ts').catch(() => undefined), {
    once: true,
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    isTried = true;
    void decide(section);
  });
  // Once somebody has asked, every change is answered.
  form.addEventListener('input', () => again(undefined));
}

/** The tabs above and the list of the form name one profile: what is tried is what is shown. */
function joinProfiles(form: HTMLFormElement, onChange: () => void): void {
  const list = form.querySelector('select');
  const tabs = [...document.querySelectorAll<HTMLInputElement>('input[name="profile"]')];
  if (!list) return;
  list.addEventListener('change', () => tabs.find(({ value }) => value === list.value)?.click());
  for (const tab of tabs) {
    if (tab.checked) list.value = tab.value;
    tab.addEventListener('change', () => {
      list.value = tab.value;
      onChange();
    });
  }
}

async function decide(section: HTMLElement): Promise<void> {
  try {
    const { showDecision } = await import('./try-call/show-decision.ts');
    await showDecision(section);
  } catch (error) {
    // A part was not loaded, or is at fault: no older decision may stand there as if it were this one's.
    section.querySelector('[data-try-outcome]')?.replaceChildren();
    section.querySelector('[data-try-problem]')?.replaceChildren('It could not be decided. Load the page again.');
    throw error;
  }
}
