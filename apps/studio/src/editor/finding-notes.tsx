import type { TourFinding } from '@belvedere/sdk';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { saidByServer } from '../words/by-server.ts';

/** What the linter says of a thing, beside the thing. */
export function FindingNotes({ findings }: { findings: readonly TourFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className="grid gap-1.5">
      {findings.map((finding, index) => (
        <li key={`${finding.rule}${index}`} className="flex items-start gap-2 text-xs">
          <FindingSign severity={finding.severity} />
          <FindingText finding={finding} />
        </li>
      ))}
    </ul>
  );
}

/** In the language of the studio. */
export const FindingText = ({ finding: { key, message, values } }: { finding: TourFinding }) => (
  <bdi>{saidByServer(`findings.${key}`, message, values)}</bdi>
);

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
