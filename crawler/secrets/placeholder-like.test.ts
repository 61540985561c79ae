import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeholderLike } from './placeholder-like.ts';
import { looksSecret, secretParts } from './secret-parts.ts';
import { knownPrefix } from './shapes.ts';

describe('what is secret, and what takes its place', () => {
  test.each([
    ['a name says it', 'TRACKER_PASSWORD', 'hunter2', 'x0x0x0x'],
    ['a name in another case', 'x-api-key', 'Blue-Horse', 'XxXx-XxXxX'],
    ['a name in humps', 'accessToken', 'abc', 'xxx'],
    ['a numeric PIN', 'DOOR_PIN', '4711', '0000'],
    [
      'a known beginning',
      'COLOUR',
      'ghp_Ab0Cd1Ef2Gh3Ij4Kl5Mn6Op7Qr8St9Uv0Wx1',
      'ghp_Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0',
    ],
    ['a longer one', '', 'github_pat_11ABCDE0Y0aBcDeFgHiJkL_mNoPqRsT', 'github_pat_Xx0Xx0Xx0Xx0Xx0Xx0Xx0X_XxXxXxXx'],
    ['an AWS key', '', 'AKIAIOSFODNN7EXAMPLE', 'AKIAX0X0X0X0X0X0X0X0'],
    ['a Slack token', '', 'xoxb-2417-9876543210-aBcDeFgHiJ', 'xoxb-0000-0000000000-XxXxXxXxXx'],
    ['hex', '', '9f86d081884c7d659a2feaa0c55ad015', 'a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0'],
    ['base64', '', 'q83vEjRWeJq83vEjRWeJ+w==', 'Xx0Xx0Xx0Xx0Xx0Xx0Xx0X=='],
    [
      'a UUID under a secret name',
      'CLIENT_SECRET',
      '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
      'a0a0a0a0-a0a0-a0a0-a0a0-a0a0a0a0a0a0',
    ],
    ['Bearer keeps its scheme', 'Authorization', 'Bearer Blue-Horse', 'Bearer XxXx-XxXxX'],
    [
      'a login in an address',
      'DATABASE_URL',
      'postgres://shop:Tr0ub4dor@db:5432/shop?sslmode=require',
      'postgres://shop:Xx0Xx0Xx0@db:5432/shop?sslmode=require',
    ],
    [
      'a key in a query',
      'ENDPOINT',
      'https://api.example.com/v1?limit=5&api_key=Zq8&mode=fast',
      'https://api.example.com/v1?limit=5&api_key=Xx0&mode=fast',
    ],
    [
      'a key in a path',
      'url',
      'https://mcp.example.com/s/q83vEjRWeJq83vEjRWeJw1/mcp',
      'https://mcp.example.com/s/Xx0Xx0Xx0Xx0Xx0Xx0Xx0X/mcp',
    ],
    [
      'a hook',
      'SLACK_WEBHOOK_URL',
      'https://hooks.example.com/services/T024BE7LD/B01ABCDEF/aBcDeFgHiJkL',
      'https://hooks.example.com/services/X0X0X0X0X/X0X0X0X0X/XxXxXxXxXxXx',
    ],
    [
      'a connection string',
      'CONNECTION_STRING',
      'Server=db;User Id=sa;Password=Tr0ub4dor;',
      'Server=db;User Id=sa;Password=Xx0Xx0Xx0;',
    ],
    ['a DSN of Go', 'DB_DSN', 'shop:Tr0ub4dor@tcp(db:3306)/shop', 'shop:Xx0Xx0Xx0@tcp(db:3306)/shop'],
    ['a DSN of libpq', 'DB_DSN', 'host=db user=shop password=Tr0ub4dor', 'host=db user=shop password=Xx0Xx0Xx0'],
    ['cookies', 'Cookie', 'sid=a1b2; theme=dark', 'sid=x0x0; theme=xxxx'],
    [
      'JSON',
      'HEADERS',
      '{"Authorization": "Bearer ntn_4f8Kq2Lm9Zx7Vb3Nc6", "Version": "2022-06-28"}',
      '{"Authorization": "Bearer ntn_Xx0Xx0Xx0Xx0Xx0Xx0", "Version": "2022-06-28"}',
    ],
    [
      'a JWT',
      '',
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N',
      'eyJ4Ijoibm9uZSJ9.eyJ4IjoicGxhY2Vob2xkZXIifQ.xxxxxxxxxxxxxxxxxxxxxxxx',
    ],
    [
      'a key in PEM',
      'CERT',
      '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----',
      '-----BEGIN PRIVATE KEY-----\nplaceholder\n-----END PRIVATE KEY-----',
    ],
    [
      'a word in a text',
      'NOTE',
      'use ghp_Ab0Cd1Ef2Gh3Ij4Kl5Mn6Op7Qr8St9Uv0Wx1, please',
      'use ghp_Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0, please',
    ],
  ])('%s', (_, name, value, placeholder) => {
    expect(looksSecret(name, value)).toBe(true);
    expect(placeholderLike(value, name)).toBe(placeholder);
    expect(placeholderLike(value, name)).toBe(placeholderLike(value, name));
  });

  test.each([
    ['PORT', '8080'],
    ['MAX_TOKENS', '4096'],
    ['TOKEN_LIMIT', '200000'],
    ['SESSION_TIMEOUT_SECONDS', '30'],
    ['AUTH_ENABLED', 'true'],
    ['AUTH', 'oauth2'],
    ['AUTH_MODE', 'api_key'],
    ['API_KEY_FILE', '/run/secrets/api-key'],
    ['TOKEN_PATH', '~/.config/tracker/token.json'],
    ['KEYBOARD', 'dvorak-left-handed'],
    ['AUTHOR', 'Ines de Castro'],
    ['LOG_LEVEL', 'debug'],
    ['BASE_URL', 'https://api.example.com/v1/projects?limit=5'],
    ['DATABASE_URL', 'postgres://shop@localhost:5432/shop'],
    ['MODEL', 'claude-3-5-sonnet-20241022'],
    ['', '@modelcontextprotocol/server-filesystem'],
    ['', '--experimental-strip-types'],
    ['', '/home/ines/projects/shop-2024/dist/index.js'],
    ['IMAGE', 'sha256:4c1f6b0f0c9f1e4d8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f'],
    ['TENANT_ID', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
    ['SINCE', '2026-11-21T09:30:00Z'],
    ['LOCALE', 'en_GB.UTF-8'],
    ['DESCRIPTION', 'Reads the issues of a project and closes them when asked to'],
    ['CLASS', 'MyVeryLongCamelCaseClassNameFactoryBean'],
    ['TOKEN', ''],
  ])('%s=%s stays', (name, value) => {
    expect(secretParts(name, value)).toEqual([]);
    expect(placeholderLike(value, name)).toBe(value);
  });
});

describe('nothing of a secret is left in its placeholder', () => {
  const secret = fc.oneof(
    fc.string({ minLength: 8, maxLength: 80, unit: 'grapheme-ascii' }),
    fc.string({ minLength: 8, maxLength: 60, unit: 'binary' }),
    fc.stringMatching(/^[A-Za-z0-9_-]{8,60}$/),
    fc.stringMatching(/^[0-9a-f]{32,64}$/),
    fc.uuid(),
    fc.constantFrom(
      'xxxxxxxxxxxx',
      '0000000000',
      'XXXXXXXXXX0000000000',
      '--------------',
      'placeholder',
      'eyJ4Ijoibm9uZSJ9.eyJ4IjoicGxhY2Vob2xkZXIifQ.x',
    ),
  );
  const wrapping = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => `Bearer ${text}`,
    (text) => `ghp_${text}`,
    (text) => `postgres://shop:${encodeURIComponent(text.toWellFormed())}@db/shop`,
    (text) => JSON.stringify({ password: text }),
    (text) => `https://x.example/?api_key=${encodeURIComponent(text.toWellFormed())}`,
  );

  test('no eight characters in a row', () => {
    fc.assert(
      fc.property(secret, wrapping, (text, wrap) => {
        const value = wrap(text);
        const shown = placeholderLike(value, 'TRACKER_SECRET');
        for (const { start, end } of secretParts('TRACKER_SECRET', value)) {
          const part = value.slice(start, end);
          const hidden = part.slice(knownPrefix(part).length);
          // What stands around it may itself repeat a piece: it was public before.
          const around = value.slice(0, start) + value.slice(end);
          for (let at = 0; at + 8 <= hidden.length; at += 1) {
            const piece = hidden.slice(at, at + 8);
            if (!around.includes(piece)) expect(shown).not.toContain(piece);
          }
        }
      }),
      { seed: 4, numRuns: 3_000 },
    );
  });

  test('any value is read in time that grows with its length', () => {
    const hostile = ['a=b;', '://', '{"a":', 'eyJ', 'A1a', '%', '@', ':', '-----BEGIN ', 'Bearer '];
    for (const piece of hostile) expect(placeholderLike(piece.repeat(20_000), 'NOTE').length).toBeGreaterThan(0);
  });
});
