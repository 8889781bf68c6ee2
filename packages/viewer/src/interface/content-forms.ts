import type { HotspotContent } from '../manifest-types.ts';
import type { ContentContext, ContentRenderer } from '../tour-core.ts';
import { button } from './content-parts.ts';
import { createNode } from './create-node.ts';
import { renderRichText } from './render-rich-text.ts';

/** What visitors fill in. */
export const renderFormContent: ContentRenderer = (content, context) => {
  switch (content.type) {
    case 'quiz':
      return renderQuiz(content, context);
    case 'form':
      return renderForm(content, context);
    default:
      return null;
  }
};

function renderQuiz(content: Extract<HotspotContent, { type: 'quiz' }>, { labels }: ContentContext): Node {
  const several = content.options.filter(({ correct }) => correct).length > 1;
  const inputs = content.options.map(() => createNode('input', { type: several ? 'checkbox' : 'radio', name: 'answer' }));
  const options = content.options.map(({ text }, index) => createNode('label', { className: 'option' }, inputs[index], text));
  const result = createNode('div', { role: 'status' });
  const onsubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const right = content.options.every(({ correct }, index) => inputs[index]!.checked === correct);
    result.replaceChildren(createNode('p', { className: 'price' }, right ? labels.right : labels.wrong));
    if (right && content.explanation) result.append(renderRichText(content.explanation, labels.newTab));
  };
  return createNode(
    'form',
    { onsubmit },
    createNode('fieldset', {}, createNode('legend', {}, content.question), ...options),
    button(createNode('button', { type: 'submit' }, labels.check)),
    result,
  );
}

function renderForm(content: Extract<HotspotContent, { type: 'form' }>, context: ContentContext): Node {
  const { labels } = context;
  const fields = content.fields.map(({ name, label, kind, required }) => {
    const input = kind === 'textarea' ? createNode('textarea', { rows: 4 }) : createNode('input', { type: kind });
    Object.assign(input, { name, required });
    const words = required ? `${label} (${labels.required})` : label;
    return kind === 'checkbox'
      ? createNode('label', { className: 'option' }, input, words)
      : createNode('label', { className: 'field' }, words, input);
  });
  const status = createNode('p', { className: 'quiet', role: 'status' });
  const onsubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const entries = new FormData(event.currentTarget as HTMLFormElement).entries();
    const values = Object.fromEntries([...entries].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]));
    status.textContent = context.act({ type: 'form', values }) ? '' : labels.unavailable;
  };
  return createNode('form', { onsubmit }, ...fields, button(createNode('button', { type: 'submit' }, content.submitLabel)), status);
}
