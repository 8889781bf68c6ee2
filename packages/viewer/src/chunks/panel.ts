import { createNode } from '../interface/create-node.ts';
import { PANEL_WORDS } from '../interface/panel-words.ts';
import shared from '../interface/parts.css';
import css from '../interface/panel.css';
import { createPanel, type PanelContent } from '../interface/panel.ts';
import { renderContent } from '../interface/render-content.ts';
import type { ManifestHotspot } from '../manifest-types.ts';
import type { ContentContext, ContentRenderer, PanelPart, TourCore } from '../tour-core.ts';
import type { TourAction } from '../types.ts';

/** Types whose panel is wide. */
const WIDE: ReadonlySet<string> = new Set(['image', 'gallery', 'video']);

/** What a hotspot carries, in a dialog. */
export function mount(core: TourCore): PanelPart {
  core.adopt(shared);
  core.adopt(css);
  let showing = new AbortController();
  let shown: { hotspot: ManifestHotspot; render: ContentRenderer | null } | null = null;
  const panel = createPanel(core.root);

  const contentOf = (hotspot: ManifestHotspot, render: ContentRenderer | null): PanelContent => {
    const { texts, media } = core.shown.model;
    const { title, description, content } = texts.hotspot(hotspot);
    const body = new DocumentFragment();
    showing.abort();
    showing = new AbortController();
    if (description) body.append(createNode('p', {}, description));
    const context: ContentContext = {
      labels: core.words(PANEL_WORDS),
      language: texts.language,
      title,
      signal: AbortSignal.any([core.signal, showing.signal]),
      media,
      act: (action) => act(hotspot.id, action),
      elements: core.options.elements ?? [],
    };
    const rendered = render?.(content, context) ?? renderContent(content, context);
    if (rendered) body.append(rendered);
    return { title, wide: WIDE.has(content.type), body };
  };
  /** Asks the page to do what a hotspot needs. Whether it does. */
  const act = (hotspot: string, action: TourAction) => {
    let done = false;
    const handled = () => {
      done = true;
    };
    return !core.emit('action', { hotspot, action, handled }) || done;
  };
  const update = () => {
    panel.relabel(core.words(PANEL_WORDS).close);
    if (shown) panel.update(contentOf(shown.hotspot, shown.render));
  };
  return {
    update,
    open(hotspot, render, closed) {
      panel.open(contentOf(hotspot, render), () => {
        shown = null;
        showing.abort();
        closed();
      });
      shown = { hotspot, render };
    },
    close: panel.close,
  };
}
