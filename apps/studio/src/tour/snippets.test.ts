import { expect, test } from 'vitest';
import { frameSnippet, scriptSnippet, tagSnippet } from './snippets.ts';

const frame = { title: 'Hall & "Garden" <b>', width: '100%', height: '480px' };
const SAFE = 'Hall &amp; &quot;Garden&quot; &lt;b&gt;';

test('what people wrote breaks out of no attribute', () => {
  expect(scriptSnippet('<script async src="https://a.example/embed.js" data-tour="t"></script>', frame)).toBe(
    `<script async src="https://a.example/embed.js" data-tour="t" data-title="${SAFE}" data-width="100%" data-height="480px"></script>`,
  );
  expect(frameSnippet('https://a.example/embed/t', frame)).toContain(`title="${SAFE}" style="width: 100%; height: 480px; border: 0"`);
  // `$&` in a title is no pattern.
  expect(scriptSnippet('<script></script>', { ...frame, title: '$&' })).toContain('data-title="$&amp;"');
});

test('the element names the server’s script and the document', () => {
  expect(tagSnippet('https://a.example', 'https://a.example/t/b/c/manifest.json')).toContain(
    '<belvedere-tour src="https://a.example/t/b/c/manifest.json"></belvedere-tour>',
  );
});
