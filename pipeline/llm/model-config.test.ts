import { describe, expect, it } from 'vitest';
import { readModelConfig } from './model-config.ts';

const HOSTED = { OPENAI_API_KEY: 'test-key-9f1c', TOOLRISK_MODEL: 'small-model' };
const errorOf = (env: Record<string, string>, options = {}) => {
  const read = readModelConfig(env, options);
  return read.ok ? 'configured' : read.error;
};

describe('readModelConfig', () => {
  it('takes a key and a model for the hosted API', () => {
    expect(readModelConfig(HOSTED)).toEqual({
      ok: true,
      config: {
        apiKey: 'test-key-9f1c',
        baseUrl: 'https://api.openai.com/v1',
        endpoint: 'https://api.openai.com',
        model: 'small-model',
        prices: { input: null, output: null },
        deadlineMs: 120_000,
      },
    });
  });

  it('takes an address without a key for a local server', () => {
    const env = {
      OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1/',
      TOOLRISK_MODEL: 'small-model',
      TOOLRISK_PRICE_INPUT: '0.15',
      TOOLRISK_PRICE_OUTPUT: '2',
      TOOLRISK_MODEL_TIMEOUT: '600',
    };
    expect(readModelConfig(env)).toMatchObject({
      config: {
        apiKey: null,
        baseUrl: 'http://127.0.0.1:11434/v1',
        endpoint: 'http://127.0.0.1:11434',
        prices: { input: 0.15, output: 2 },
        deadlineMs: 600_000,
      },
    });
  });

  it.each([
    [{}, 'no model is configured: set OPENAI_API_KEY, or OPENAI_BASE_URL for a local server.'],
    [{ OPENAI_API_KEY: ' ' }, 'no model is configured: set OPENAI_API_KEY, or OPENAI_BASE_URL for a local server.'],
    [{ OPENAI_API_KEY: 'test-key-9f1c' }, 'TOOLRISK_MODEL is not set: name the model to ask.'],
    [{ ...HOSTED, OPENAI_BASE_URL: 'localhost:11434' }, 'OPENAI_BASE_URL is no http or https address.'],
    [{ ...HOSTED, OPENAI_BASE_URL: 'file:///v1' }, 'OPENAI_BASE_URL is no http or https address.'],
    [
      { ...HOSTED, OPENAI_BASE_URL: 'https://me:secret@host/v1' },
      'OPENAI_BASE_URL holds a user name, a password, a query or a fragment; give the address alone.',
    ],
    [{ ...HOSTED, TOOLRISK_PRICE_INPUT: '-1' }, 'TOOLRISK_PRICE_INPUT is no number: write it like 0.15.'],
    [{ ...HOSTED, TOOLRISK_PRICE_OUTPUT: '1e999' }, 'TOOLRISK_PRICE_OUTPUT is no number: write it like 0.15.'],
    [{ ...HOSTED, TOOLRISK_MODEL_TIMEOUT: '0' }, 'TOOLRISK_MODEL_TIMEOUT is in seconds, from 1 to 3600.'],
  ])('says what is wrong with %o', (env, error) => {
    expect(errorOf(env)).toBe(error);
  });

  it('quotes no key that could not be sent', () => {
    const error = errorOf({ ...HOSTED, OPENAI_API_KEY: 'test-key\n9f1c' });
    expect(error).toBe('OPENAI_API_KEY holds a space, a line break or a character that no key has.');
  });

  it('wants prices where cost is to be limited', () => {
    expect(errorOf(HOSTED, { needsPrices: true })).toBe(
      'a limit on cost needs TOOLRISK_PRICE_INPUT and TOOLRISK_PRICE_OUTPUT, per million tokens.',
    );
  });
});
