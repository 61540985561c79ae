import { openStack } from './stack-page.ts';

const root = document.querySelector<HTMLElement>('[data-stack]');
if (root) openStack(root, document.querySelector<HTMLElement>('[data-stack-status]'));
