import { escapeInvisible, shownName } from '../../visible-text.ts';
import { namesIn } from '../names-in.ts';
import type { PolicyLint } from '../types.ts';

export const strangeName: PolicyLint = {
  id: 'strange-name',
  title: 'Name with characters that cannot be seen',
  level: 'warning',
  why: 'Tools are known by their exact names. With an invisible character, a line break or a space at its end the name is another one than the one that is read.',
  fix: 'Type the name anew, unless the server really has it so; then do not use that server.',
  *find({ policy }) {
    for (const { name, pointer } of namesIn(policy)) {
      const isStrange = escapeInvisible(name) !== name || /^\s|\s$|\p{Cc}/u.test(name);
      if (isStrange) yield { pointer, message: `"${shownName(name)}" is not the name that it looks like.` };
    }
  },
};
