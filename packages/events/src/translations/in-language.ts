interface Text {
  language: string;
  title: string;
  description: string | null;
}

const primary = (language: string) => language.split('-')[0];

/**
 * An event as a reader of a language finds it: in that language, or in another form of it (de-CH for de), or as it was written. What a
 * translation leaves out is read in the event’s own language.
 */
export function inLanguage<Event extends Text>(event: Event, translations: readonly Text[], wanted: string | null | undefined): Event {
  if (!wanted || wanted === event.language) return event;
  const exact = translations.find(({ language }) => language === wanted);
  if (!exact && primary(event.language) === primary(wanted)) return event;
  const found = exact ?? translations.find(({ language }) => primary(language) === primary(wanted));
  return found ? { ...event, language: found.language, title: found.title, description: found.description ?? event.description } : event;
}
