import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Catalogue } from './catalogue.ts';
import { en } from './en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'studio';
    resources: { studio: typeof en };
  }
}

/** Languages by tag; those besides English are loaded when somebody wants them. */
export const LANGUAGES = {
  en: { name: 'English', load: () => Promise.resolve(en as Catalogue<typeof en>) },
  de: { name: 'Deutsch', load: () => import('./de.ts').then(({ de }) => de) },
} as const;
export type Language = keyof typeof LANGUAGES;

const KEPT = 'studio.language';
const isLanguage = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag);

/** The language that was chosen, or the first of the browser's that there is. */
function wishedLanguage(): Language {
  const wishes = [localStorage.getItem(KEPT), ...navigator.languages].map((tag) => tag?.split('-')[0] ?? '');
  return wishes.find(isLanguage) ?? 'en';
}

async function setLanguage(language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'studio', await LANGUAGES[language].load());
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}

export function keepLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  return setLanguage(language);
}

export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    ns: ['studio'],
    defaultNS: 'studio',
    resources: { en: { studio: en } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  await setLanguage(wishedLanguage());
}
