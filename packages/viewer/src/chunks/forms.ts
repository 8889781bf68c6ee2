import css from '../interface/content-forms.css';
import { renderFormContent } from '../interface/content-forms.ts';
import type { ContentRenderer, TourCore } from '../tour-core.ts';

/** Forms and quizzes in panels. */
export function mount(core: TourCore): ContentRenderer {
  core.adopt(css);
  return renderFormContent;
}
