import type { Services } from '@belvedere/kernel';
import { Hono, type Context } from 'hono';
import { newNonce, pageHeaders } from '../http/security-headers.ts';
import { ACCOUNT_PAGES, accountPage, type AccountPageName } from './account-page.ts';
import { accountTexts } from './account-texts.ts';

/** The pages that mails of ours lead to, so that whoever gets one can finish without any console. */
export function accountRoutes({ publicUrl, signInProviders }: Pick<Services, 'publicUrl' | 'signInProviders'>): Hono {
  const app = new Hono();
  const isHttps = publicUrl.startsWith('https:');
  const answer = (name: AccountPageName) => (c: Context) => {
    const nonce = newNonce();
    const { language, texts } = accountTexts(c.req.header('accept-language'));
    const headers = {
      ...pageHeaders(isHttps, nonce),
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      vary: 'accept-language',
      'content-language': language,
    };
    return c.html(accountPage(name, { language, texts, nonce }, signInProviders), 200, headers);
  };
  for (const name of ACCOUNT_PAGES) app.get(`/${name}`, answer(name));
  app.get('/sign-in/callback', answer('callback'));
  return app;
}
