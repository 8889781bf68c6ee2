import { Direction as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Tells menus and their keys from which side the language is read; the page itself has it from the root. */
export function Direction({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return <Radix.Provider dir={i18n.dir()}>{children}</Radix.Provider>;
}
