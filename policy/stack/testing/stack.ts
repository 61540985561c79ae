import type { JudgedParameter } from '../../types.ts';
import type { StackServer, StackTool } from '../types.ts';

/** A tool that only reads what is nobody's secret, changed where a test says so. */
export function tool(name: string, parts: Partial<StackTool> = {}): StackTool {
  return { name, category: 'read', risk: 'low', facets: [], parameters: [], mentions: [], ...parts };
}

export function server(key: string, ...tools: readonly StackTool[]): StackServer {
  return { key, title: key, tools };
}

/** A text argument that has to be given. */
export function parameter(name: string, ...roles: JudgedParameter['roles']): JudgedParameter {
  return { path: `args.${name}`, roles, isRequired: true, type: 'string', choices: [] };
}

export const fetchPage = tool('fetch', {
  facets: ['untrusted-input', 'free-url'],
  parameters: [parameter('url', 'free-url')],
});
export const findPeople = tool('find_people', { facets: ['personal-data'] });
export const sendMail = tool('send_email', {
  category: 'write',
  risk: 'medium',
  facets: ['external-sink'],
  parameters: [parameter('to', 'recipients')],
});
export const postTweet = tool('post_tweet', { category: 'write', risk: 'medium', facets: ['external-sink'] });
export const runShell = tool('run_command', {
  category: 'execute',
  risk: 'critical',
  facets: ['code'],
  parameters: [parameter('command', 'command')],
});
