import type { TourFinding } from '@belvedere/sdk';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** What the linter says of a thing, beside the thing. */
export function FindingNotes({ findings }: { findings: readonly TourFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className="grid gap-1.5">
      {findings.map(({ rule, severity, message }, index) => (
        <li key={`${rule}${index}`} className="flex items-start gap-2 text-xs">
          <FindingSign severity={severity} />
          <bdi>{message}</bdi>
        </li>
      ))}
    </ul>
  );
}

export function FindingSign({ severity }: Pick<TourFinding, 'severity'>) {
  const { t } = useTranslation();
  const isError = severity === 'error';
  const Sign = isError ? CircleAlert : TriangleAlert;
  return (
    <>
      <Sign size={16} className={`shrink-0 ${isError ? 'text-danger' : 'text-warn'}`} aria-hidden />
      <span className="sr-only">{t(isError ? 'editor.findingsPanel.error' : 'editor.findingsPanel.warning')}: </span>
    </>
  );
}
