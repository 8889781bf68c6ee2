import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor-context.ts';
import { FindingSign, FindingText } from '../finding-notes.tsx';

/** All that the linter finds; a press leads to the thing. */
export function FindingsPanel() {
  const { t } = useTranslation();
  const { findings, goTo } = useEditor();
  const sorted = findings.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  if (sorted.length === 0)
    return (
      <p className="flex items-center gap-2 p-4 text-sm text-good">
        <CircleCheck size={18} className="shrink-0" aria-hidden />
        {t('editor.noFindings')}
      </p>
    );
  return (
    <div className="grid gap-3 p-4">
      <p className="text-sm text-quiet">{t('editor.findingsPanel.lead')}</p>
      <ul className="grid gap-1">
        {sorted.map((finding, index) => {
          const { rule, severity, sceneId, hotspotId } = finding;
          return (
            <li key={`${rule}${index}`}>
              {sceneId ? (
                <button
                  type="button"
                  className="flex w-full items-start gap-2 rounded-lg px-2 py-1.5 text-start text-sm hover:bg-raised"
                  onClick={() => goTo({ scene: sceneId, hotspot: hotspotId ?? undefined })}
                >
                  <FindingSign severity={severity} />
                  <FindingText finding={finding} />
                </button>
              ) : (
                <p className="flex items-start gap-2 px-2 py-1.5 text-sm">
                  <FindingSign severity={severity} />
                  <FindingText finding={finding} />
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
