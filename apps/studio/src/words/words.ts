import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Catalogue } from './catalogue.ts';
import { coreEn } from './core.en.ts';
import type { roomsEn } from './rooms.en.ts';

/** Everything that the studio says. */
export type Words = typeof coreEn & typeof roomsEn;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'studio';
    resources: { studio: Words };
  }
}

interface LanguageWords {
  /** In itself. */
  name: string;
  core(): Promise<Catalogue<typeof coreEn>>;
  rooms(): Promise<Catalogue<typeof roomsEn>>;
}

/** Languages by tag. All but the English of the start is loaded when it is wanted. */
export const LANGUAGES = {
  en: {
    name: 'English',
    core: () => Promise.resolve(coreEn),
    rooms: () => import('./rooms.en.ts').then(({ roomsEn }) => roomsEn),
  },
  de: {
    name: 'Deutsch',
    core: () => import('./core.de.ts').then(({ coreDe }) => coreDe),
    rooms: () => import('./rooms.de.ts').then(({ roomsDe }) => roomsDe),
  },
  ar: {
    name: 'العربية',
    core: () => import('./core.ar.ts').then(({ coreAr }) => coreAr),
    rooms: () => import('./rooms.ar.ts').then(({ roomsAr }) => roomsAr),
  },
} as const satisfies Record<string, LanguageWords>;
export type Language = keyof typeof LANGUAGES;

const KEPT = 'studio.language';
const isLanguage = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag);
let hasRooms = false;

/** The language that was chosen, or the first of the browser's that there is. */
function wishedLanguage(): Language {
  const wishes = [localStorage.getItem(KEPT), ...navigator.languages].map((tag) => tag?.split('-')[0] ?? '');
  return wishes.find(isLanguage) ?? 'en';
}

/** Besides what of the language is there already. */
function add(language: Language, words: object): void {
  i18next.addResourceBundle(language, 'studio', words, true);
}

async function setLanguage(language: Language): Promise<void> {
  const { core, rooms } = LANGUAGES[language];
  for (const words of await Promise.all([core(), ...(hasRooms ? [rooms()] : [])])) add(language, words);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}

export function keepLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  return setLanguage(language);
}

/** For routes of rooms whose words are not there from the start. */
export async function loadRooms(): Promise<void> {
  if (hasRooms) return;
  const language = i18next.language as Language;
  add(language, await LANGUAGES[language].rooms());
  hasRooms = true;
}

/** U+2068 and U+2069 around what stands in a sentence: `<bdi>` for text. */
const isolated = (value: string) => (i18next.dir() === 'rtl' ? `\u2068${value}\u2069` : value);

export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    ns: ['studio'],
    defaultNS: 'studio',
    resources: { en: { studio: coreEn } },
    // React escapes what it shows. What runs the other way than the words around it is kept apart from them.
    interpolation: { escape: isolated },
  });
  await setLanguage(wishedLanguage());
}
