import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** What stands where something is on its way. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <output className="flex min-h-40 items-center justify-center gap-3 text-quiet">
      <LoaderCircle size={18} className="animate-spin" aria-hidden />
      {t('app.loading')}
    </output>
  );
}

/** What stands where nothing is: a title, what it is for, and a way to begin. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mx-auto grid max-w-xl justify-items-center gap-4 py-16 text-center">
      <h2 className="text-xl font-semibold">{title}</h2>
      {children}
    </section>
  );
}
