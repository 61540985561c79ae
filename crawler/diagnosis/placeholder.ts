/** Shapes by what a name says, most telling first. A value only has to pass the checks that servers make before they list. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [
    /(?:POSTGRES|POSTGRESQL|PG|DATABASE|DB)_(?:URL|URI|DSN|CONNECTION(?:_STRING)?)$/,
    'postgres://user:placeholder@localhost:5432/placeholder',
  ],
  [/MONGO.*(?:URL|URI|CONNECTION_STRING)$/, 'mongodb://localhost:27017/placeholder'],
  [/REDIS.*(?:URL|URI)$/, 'redis://localhost:6379'],
  [/(?:URL|URI|ENDPOINT|ORIGIN|WEBHOOK)$/, 'https://placeholder.example.com'],
  [/PORT$/, '8080'],
  [/(?:HOST|HOSTNAME|DOMAIN|SERVER|SITE)$/, 'placeholder.example.com'],
  [/(?:E?MAIL|USER_?NAME|USER|LOGIN)$/, 'placeholder@example.com'],
  [/REGION$/, 'us-east-1'],
  [/(?:^|_)(?:TIMEOUT|SECONDS|MS|LIMIT|COUNT|SIZE|MAX|MIN|INTERVAL)$/, '30'],
  [/^(?:IS|HAS|ENABLE|DISABLE|USE|ALLOW)_|(?:ENABLED|DISABLED)$/, 'true'],
  [/(?:PATH|DIR|DIRECTORY|FOLDER|ROOT|WORKSPACE)$/, '/tmp'],
  [/SLACK.*TEAM_ID$/, 'T00000000'],
  [/SLACK.*CHANNEL/, 'C00000000'],
  [/SLACK.*APP.*TOKEN$/, 'xapp-placeholder'],
  [/SLACK.*TOKEN$/, 'xoxb-placeholder'],
  [/STRIPE/, 'sk_test_placeholder'],
  [/(?:OPENAI|ANTHROPIC|DEEPSEEK).*KEY$/, 'sk-placeholder'],
  [/(?:GITHUB|GH).*TOKEN$/, 'ghp_placeholder'],
  [/GITLAB.*TOKEN$/, 'glpat-placeholder'],
  [/NOTION/, 'ntn_placeholder'],
  [/FIRECRAWL/, 'fc-placeholder'],
  [/(?:UUID|GUID|TENANT_ID|CLIENT_ID|SUBSCRIPTION_ID)$/, '00000000-0000-4000-8000-000000000000'],
  [/_ID$/, '1'],
  [/JSON$|CREDENTIALS$/, '{}'],
  [/(?:TOKEN|KEY|SECRET|PASSWORD|PASS|PAT)$/, 'sk_placeholder'],
];

/** A value of fitting shape for a variable that a server insists on. It opens nothing anywhere. */
export function placeholderFor(name: string): string {
  return SHAPES.find(([pattern]) => pattern.test(name))?.[1] ?? 'placeholder';
}
