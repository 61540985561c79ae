import { latest } from './latest.ts';

/** Lets the form work in which a policy is tried. What decides is loaded on use. */
export function enableTryCall(): void {
  const section = document.querySelector<HTMLElement>('[data-try]');
  const form = section?.querySelector('form');
  if (!section || !form) return;
  const again = latest(() => void decide(section));
  let isTried = false;
  form.addEventListener('focusin', () => void import('./try-call/show-decision.ts').catch(() => undefined), {
    once: true,
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    isTried = true;
    void decide(section);
  });
  // Once somebody has asked, every change is answered; a half-typed number is not one.
  form.addEventListener('input', () => isTried && form.checkValidity() && again(undefined));
}

async function decide(section: HTMLElement): Promise<void> {
  const { showDecision } = await import('./try-call/show-decision.ts').catch(() => ({ showDecision: sayNotLoaded }));
  await showDecision(section);
}

function sayNotLoaded(section: HTMLElement): void {
  const problem = section.querySelector('[data-try-problem]');
  if (problem) problem.textContent = 'What decides could not be loaded. Load the page again.';
}
