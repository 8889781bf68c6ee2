import { expect, test } from 'vitest';
import { inLanguage } from './in-language.ts';

test('2.3 an event is read in the language wished, in another form of it, or as it was written', () => {
  const event = { language: 'de-CH', title: 'Nacht', description: 'Zwei Klaviere.' };
  const translations = [
    { language: 'ar', title: 'ليلة', description: 'بيانوان.' },
    { language: 'fr', title: 'Nuit', description: null },
    { language: 'pt-BR', title: 'Noite', description: null },
    { language: 'de-AT', title: 'Nocht', description: null },
  ];
  const read = (wanted: string | null) => inLanguage(event, translations, wanted);
  expect(read('ar')).toEqual(translations[0]);
  expect(read('fr-CA')).toEqual({ language: 'fr', title: 'Nuit', description: 'Zwei Klaviere.' });
  expect(read('pt').title).toBe('Noite');
  expect([read('de'), read('de-CH'), read('ja'), read(null)]).toEqual([event, event, event, event]);
  expect(read('de-AT').title).toBe('Nocht');
});
