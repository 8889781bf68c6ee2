import { expect, test } from 'vitest';
import { scriptJson } from './script-json.ts';

test('E5 no text ends the script that it stands in', () => {
  const text = scriptJson({ a: '</script><!--\u2028' });
  expect(text).not.toMatch(/[<\u2028]/);
  expect(JSON.parse(text)).toEqual({ a: '</script><!--\u2028' });
});
