import { expect, test } from 'vitest';
import { accountRoutes } from './account-routes.ts';
import { accountLanguages, accountTexts } from './account-texts.ts';

const app = accountRoutes({
  publicUrl: 'https://belvedere.example',
  signInProviders: [
    { slug: 'house', name: 'House <b>', issuer: 'https://h.example', clientId: 'c', clientSecret: 'hidden', isInternal: false },
  ],
});
const PATHS = [
  'sign-in',
  'sign-in/callback',
  'magic-link',
  'verify-email',
  'reset-password',
  'forgot-password',
  'change-email',
  'invitation',
];
const get = async (path: string, language = 'en') => {
  const response = await app.request(`/${path}`, { headers: { 'accept-language': language } });
  return { response, text: await response.text() };
};

test('A9 every page that a mail leads to is there in every language, kept by nobody, framed by nobody, and tells no referrer', async () => {
  for (const path of PATHS)
    for (const language of accountLanguages) {
      const { response, text } = await get(path, `${language}-XX,fr;q=0.5`);
      expect(response.status).toBe(200);
      expect(text).toContain(`<html lang="${language}"`);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-frame-options': 'DENY',
        'content-security-policy': expect.stringMatching(/default-src 'none'.*form-action 'none'.*require-trusted-types-for 'script'/),
      });
      expect(text).not.toContain('hidden"');
      expect(text).toContain('<noscript>');
      expect(text).not.toMatch(/undefined|\[object/);
    }
});

test('E5 the name of a site to sign in by is text, and its secret is nowhere', async () => {
  const { text } = await get('sign-in');
  expect(text).toContain('House &lt;b&gt;');
  expect(text).not.toContain('clientSecret');
});

test('0.1 the first language that is there is taken, English when none is', () => {
  expect(accountTexts('fr, de;q=0.8, en;q=0.5').language).toBe('de');
  expect(accountTexts('fr').language).toBe('en');
  expect(accountTexts(undefined).language).toBe('en');
  expect(accountTexts('constructor, __proto__').language).toBe('en');
});
