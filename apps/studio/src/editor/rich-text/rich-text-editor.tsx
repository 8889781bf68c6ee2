import type { RichText } from '@belvedere/sdk';
import { Editor } from '@tiptap/core';
import {
  Bold,
  Code,
  Heading2,
  Heading3,
  Italic,
  Link2,
  List,
  ListOrdered,
  Quote,
  Strikethrough,
  Underline,
  type LucideIcon,
} from 'lucide-react';
import { Toolbar } from 'radix-ui';
import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { isAddress } from '../content/content-rules.ts';
import { EXTENSIONS } from './extensions.ts';
import './rich-text-editor.css';
import { fromDoc, toDoc, type DocNode } from './tree.ts';

const MARKS = [
  ['bold', Bold],
  ['italic', Italic],
  ['underline', Underline],
  ['strike', Strikethrough],
  ['code', Code],
] as const satisfies readonly (readonly [string, LucideIcon])[];

const BLOCKS = [
  ['heading2', Heading2],
  ['heading3', Heading3],
  ['bulletList', List],
  ['orderedList', ListOrdered],
  ['quote', Quote],
] as const satisfies readonly (readonly [string, LucideIcon])[];
type BlockName = (typeof BLOCKS)[number][0];

const treeOf = (editor: Editor): RichText => fromDoc(editor.getJSON() as DocNode);
const isOn = (editor: Editor, name: BlockName) =>
  name === 'heading2' || name === 'heading3' ? editor.isActive('heading', { level: Number(name.slice(-1)) }) : editor.isActive(name);

function toggleBlock(editor: Editor, name: BlockName): void {
  const chain = editor.chain().focus();
  if (name === 'heading2') chain.toggleNode('heading', 'paragraph', { level: 2 }).run();
  else if (name === 'heading3') chain.toggleNode('heading', 'paragraph', { level: 3 }).run();
  else if (name === 'quote') chain.toggleNode('quote', 'paragraph').run();
  else chain.toggleList(name, 'listItem').run();
}

/** Where the words of a tree are written; it knows exactly what the tree knows. */
export function RichTextEditor({
  labelledBy,
  value,
  onChange,
}: {
  labelledBy: string;
  value: RichText;
  onChange: (value: RichText) => void;
}) {
  const { t } = useTranslation();
  const ground = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const [link, setLink] = useState<string | null>(null);
  const changed = useEffectEvent((made: Editor) => onChange(treeOf(made)));
  const first = useEffectEvent(() => toDoc(value));
  useEffect(() => {
    const made = new Editor({
      element: ground.current,
      extensions: EXTENSIONS,
      content: first(),
      // Its own styles would be written past the page's policy: they are in rich-text-editor.css.
      injectCSS: false,
      editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': labelledBy } },
      onUpdate: ({ editor: now }) => changed(now),
      onTransaction: () => redraw(),
    });
    setEditor(made);
    return () => made.destroy();
  }, [labelledBy]);
  // What was taken back, or came from somebody else, replaces what stands here; what was written here is there already.
  useEffect(() => {
    if (editor && !editor.isDestroyed && JSON.stringify(treeOf(editor)) !== JSON.stringify(value))
      editor.commands.setContent(toDoc(value), { emitUpdate: false });
  }, [editor, value]);

  const addressField = useRef<HTMLInputElement>(null);
  const isLinking = link !== null;
  useEffect(() => {
    if (isLinking) addressField.current?.focus();
  }, [isLinking]);

  const saveLink = () => {
    if (!editor || link === null) return;
    const chain = editor.chain().focus().extendMarkRange('link');
    if (link.trim() === '') chain.unsetMark('link').run();
    else if (editor.state.selection.empty && !editor.isActive('link'))
      chain.insertContent({ type: 'text', text: link, marks: [{ type: 'link', attrs: { href: link } }] }).run();
    else chain.setMark('link', { href: link }).run();
    setLink(null);
  };
  const isGood = link !== null && (link.trim() === '' || isAddress(link));
  const tool =
    'grid size-8 place-items-center rounded-md text-quiet hover:bg-raised hover:text-ink aria-pressed:bg-raised aria-pressed:text-accent';
  return (
    <div className="rounded-lg border border-edge bg-sheet">
      <Toolbar.Root aria-label={t('editor.richText.tools')} className="flex flex-wrap gap-0.5 border-b border-line p-1">
        {MARKS.map(([name, Sign]) => (
          <Toolbar.Button
            key={name}
            className={tool}
            aria-label={t(`editor.richText.${name}`)}
            title={t(`editor.richText.${name}`)}
            aria-pressed={editor?.isActive(name) ?? false}
            onClick={() => editor?.chain().focus().toggleMark(name).run()}
          >
            <Sign size={16} aria-hidden />
          </Toolbar.Button>
        ))}
        {BLOCKS.map(([name, Sign]) => (
          <Toolbar.Button
            key={name}
            className={tool}
            aria-label={t(`editor.richText.${name}`)}
            title={t(`editor.richText.${name}`)}
            aria-pressed={editor ? isOn(editor, name) : false}
            onClick={() => editor && toggleBlock(editor, name)}
          >
            <Sign size={16} aria-hidden />
          </Toolbar.Button>
        ))}
        <Toolbar.Button
          className={tool}
          aria-label={t('editor.richText.link')}
          title={t('editor.richText.link')}
          aria-pressed={editor?.isActive('link') ?? false}
          onClick={() => setLink(String(editor?.getAttributes('link')['href'] ?? 'https://'))}
        >
          <Link2 size={16} aria-hidden />
        </Toolbar.Button>
      </Toolbar.Root>
      {link !== null && (
        <div className="grid gap-2 border-b border-line p-2">
          <TextField
            label={t('editor.richText.address')}
            hint={t('editor.richText.addressHint')}
            error={isGood || link === 'https://' ? undefined : t('editor.fault.address')}
            type="url"
            ref={addressField}
            value={link}
            onChange={({ target }) => setLink(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && isGood) {
                event.preventDefault();
                saveLink();
              }
              if (event.key === 'Escape') {
                event.stopPropagation();
                setLink(null);
                editor?.commands.focus();
              }
            }}
          />
          <div className="flex justify-end gap-2">
            <Button onClick={() => setLink(null)}>{t('app.cancel')}</Button>
            <Button look="primary" disabled={!isGood} onClick={saveLink}>
              {t('app.save')}
            </Button>
          </div>
        </div>
      )}
      <div ref={ground} className="rich-text" />
    </div>
  );
}
