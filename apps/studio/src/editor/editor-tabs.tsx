import type { SceneView } from '@belvedere/sdk';
import { Tabs } from 'radix-ui';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../ui/state.tsx';
import { useEditor } from './editor-context.ts';
import { FindingsPanel } from './panels/findings-panel.tsx';

const PlansPanel = lazy(async () => ({ default: (await import('./panels/plans-panel.tsx')).PlansPanel }));
const GuidePanel = lazy(async () => ({ default: (await import('./panels/guide-panel.tsx')).GuidePanel }));

const TABS = ['properties', 'plans', 'guide', 'findings'] as const;

/** Beside the picture: what is chosen in it, or what the tour is made of besides scenes. */
export function EditorTabs({ scene, children }: { scene: SceneView | undefined; children: ReactNode }) {
  const { t } = useTranslation();
  const { panel, open, findings } = useEditor();
  const tab = TABS.find((each) => each === panel) ?? 'properties';
  return (
    <aside className="min-h-0 border-s border-line bg-sheet max-lg:border-s-0 max-lg:border-t" aria-label={t('editor.properties')}>
      <Tabs.Root
        className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]"
        value={tab}
        activationMode="manual"
        onValueChange={(next) => open(next === 'plans' || next === 'guide' || next === 'findings' ? next : undefined)}
      >
        <Tabs.List className="flex gap-1 overflow-x-auto border-b border-line px-2" aria-label={t('editor.properties')}>
          {TABS.map((each) => (
            <Tabs.Trigger
              key={each}
              value={each}
              className="flex min-h-11 items-center gap-1.5 border-b-2 border-transparent px-2 text-sm text-quiet -outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
            >
              {t(`editor.tabs.${each}`)}
              {each === 'findings' && findings.length > 0 && (
                <span className="rounded-full bg-raised px-1.5 text-xs tabular-nums">{findings.length}</span>
              )}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content value={tab} className="min-h-0 overflow-auto -outline-offset-2">
          <Suspense fallback={<Loading />}>
            {tab === 'properties' && children}
            {tab === 'plans' && <PlansPanel scene={scene} />}
            {tab === 'guide' && <GuidePanel scene={scene} />}
          </Suspense>
          {tab === 'findings' && <FindingsPanel />}
        </Tabs.Content>
      </Tabs.Root>
    </aside>
  );
}
