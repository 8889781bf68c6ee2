import css from '../interface/content-media.css';
import { renderMediaContent } from '../interface/content-media.ts';
import type { ContentRenderer, TourCore } from '../tour-core.ts';

/** Pictures, galleries, films and sound in panels. */
export function mount(core: TourCore): ContentRenderer {
  core.adopt(css);
  return (content, context) =>
    renderMediaContent(content, context, (...picture) =>
      core.part(
        'sphere',
        () => import('./tools/sphere.ts'),
        (show) => show(...picture),
      ),
    );
}
