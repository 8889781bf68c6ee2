import type { Legal } from '@belvedere/platform';
import type { View } from './html.ts';
import { languageOf, wordsIn } from './words/words.ts';

/** Who is behind a page and what happens to its visitors' data, as far as the tenant says. */
export function LegalLinks({ legal, language }: { legal: Legal; language: string }): View {
  const { imprintUrl, privacyUrl, contactEmail } = legal;
  const words = wordsIn(languageOf(language) ?? 'en').legal;
  const links = [
    imprintUrl === null ? undefined : { to: imprintUrl, text: words.imprint },
    privacyUrl === null ? undefined : { to: privacyUrl, text: words.privacy },
    contactEmail === null ? undefined : { to: `mailto:${encodeURIComponent(contactEmail).replace('%40', '@')}`, text: words.contact },
  ].filter((link) => link !== undefined);
  if (links.length === 0) return null;
  return (
    <nav class="legal-links" aria-label={words.label}>
      {links.map(({ to, text }) => (
        <>
          <a href={to} rel="noopener">
            {text}
          </a>{' '}
        </>
      ))}
    </nav>
  );
}
