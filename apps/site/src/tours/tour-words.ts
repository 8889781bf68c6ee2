/** What the page of a tour says of itself: in more languages than the other pages, as tours are in any. */
interface TourWords {
  skip: string;
  languages: string;
  panorama: string;
  guided: string;
  step: (n: number, of: number) => string;
  floors: string;
  pins: string;
  listen: string;
}

const WORDS: Readonly<Record<string, TourWords>> = {
  en: {
    skip: 'Read the tour in words',
    languages: 'Languages',
    panorama: 'Panorama',
    guided: 'Guided tour',
    step: (n, of) => `Step ${n} of ${of}`,
    floors: 'Floor plans',
    pins: 'Rooms on this plan',
    listen: 'Listen',
  },
  de: {
    skip: 'Die Tour in Worten lesen',
    languages: 'Sprachen',
    panorama: 'Panorama',
    guided: 'Führung',
    step: (n, of) => `Schritt ${n} von ${of}`,
    floors: 'Grundrisse',
    pins: 'Räume auf diesem Plan',
    listen: 'Anhören',
  },
  fr: {
    skip: 'Lire la visite',
    languages: 'Langues',
    panorama: 'Panorama',
    guided: 'Visite guidée',
    step: (n, of) => `Étape ${n} sur ${of}`,
    floors: 'Plans',
    pins: 'Lieux sur ce plan',
    listen: 'Écouter',
  },
  es: {
    skip: 'Leer la visita',
    languages: 'Idiomas',
    panorama: 'Panorama',
    guided: 'Visita guiada',
    step: (n, of) => `Paso ${n} de ${of}`,
    floors: 'Planos',
    pins: 'Lugares en este plano',
    listen: 'Escuchar',
  },
  ar: {
    skip: 'اقرأ الجولة نصًا',
    languages: 'اللغات',
    panorama: 'بانوراما',
    guided: 'جولة إرشادية',
    step: (n, of) => `الخطوة ${n} من ${of}`,
    floors: 'مخططات الطوابق',
    pins: 'الأماكن على هذا المخطط',
    listen: 'استمع',
  },
};

export const tourWords = (language: string): TourWords => WORDS[language.split('-')[0]!.toLowerCase()] ?? WORDS['en']!;
