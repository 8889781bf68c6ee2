import Bowser from 'bowser';

export interface Device {
  type: 'desktop' | 'mobile' | 'tablet' | 'other';
  browser: string | null;
  os: string | null;
}

/** What a user agent says of itself. Anybody can write anything there: it is for people to recognise their own, and decides nothing. */
export function deviceOf(userAgent: string | null): Device {
  if (!userAgent) return { type: 'other', browser: null, os: null };
  const { browser, os, platform } = Bowser.parse(userAgent);
  const type = platform.type === 'desktop' || platform.type === 'mobile' || platform.type === 'tablet' ? platform.type : 'other';
  return { type, browser: shortened(browser.name), os: shortened(os.name) };
}

const shortened = (name: string | undefined): string | null => name?.slice(0, 60) || null;

/** A device in words that need no translation: `Firefox, Linux`. */
export function describeDevice({ browser, os }: Device): string {
  return [browser, os].filter((part) => part !== null).join(', ') || '?';
}
