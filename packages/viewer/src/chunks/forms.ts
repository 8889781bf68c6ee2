import { renderEvent } from '../interface/content-event.ts';
import css from '../interface/content-forms.css';
import { renderFormContent } from '../interface/content-forms.ts';
import type { ContentRenderer, TourCore } from '../tour-core.ts';

/** Forms, quizzes and events in panels. */
export function mount(core: TourCore): ContentRenderer {
  core.adopt(css);
  return (content, context) =>
    content.type === 'event' ? renderEvent(content, { ...context, core }) : renderFormContent(content, context);
}
