import { createNode } from '../../interface/create-node.ts';
import type { TourLabels } from '../../interface/labels.ts';
import shared from '../../interface/parts.css';
import css from '../../interface/share.css';
import type { ToolPart, TourCore } from '../../tour-core.ts';
import { formatDeepLink } from '../../tour/deep-link.ts';
import type { TourEvents } from '../../types.ts';

const WORDS = {
  share: 'Share',
  link: 'Link to the tour',
  withView: 'Begin with what I see now',
  copy: 'Copy link',
  copied: 'Copied.',
  mail: 'E-mail',
  otherApp: 'Other app',
} satisfies Partial<TourLabels>;

/** The link to the tour, to be copied or handed on. Nothing is loaded from, or told to, anybody else. */
export function mount(core: TourCore): ToolPart {
  core.adopt(shared);
  core.adopt(css);
  const address = createNode('input', { type: 'url', readOnly: true });
  const withView = createNode('input', { type: 'checkbox' });
  const copy = createNode('button', { type: 'button', className: 'action' });
  const mail = createNode('a', { className: 'action' });
  const other = createNode('button', { type: 'button', className: 'action', hidden: !('share' in navigator) });
  const status = createNode('p', { className: 'quiet', role: 'status' });
  const [addressName, viewName] = [new Text(), new Text()];
  const node = createNode(
    'section',
    { className: 'share light own-keys', hidden: true },
    createNode('label', { className: 'link' }, addressName, address),
    createNode('label', { className: 'with' }, withView, viewName),
    createNode('div', { className: 'buttons' }, copy, mail, other, status),
  );
  core.controls.prepend(node);

  const url = () => {
    const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
    const base = new URL(core.options.shareUrl ?? canonical ?? location.href, document.baseURI);
    const { scene } = core.shown;
    base.hash = withView.checked ? formatDeepLink(scene.key, core.stage?.view ?? scene.view) : '';
    return base.href;
  };
  const show = () => {
    if (node.hidden) return;
    const words = core.words(WORDS);
    const { title } = core.shown.model.texts;
    node.ariaLabel = words.share;
    [addressName.data, viewName.data] = [words.link, words.withView];
    [copy.textContent, mail.textContent, other.textContent] = [words.copy, words.mail, words.otherApp];
    address.value = url();
    mail.href = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url())}`;
  };
  const tell = (via: TourEvents['share']['via']) => core.emit('share', { scene: core.shown.scene.id, via });
  // By the keys, or by the menu of the browser.
  address.onfocus = () => address.select();
  address.oncopy = () => address.selectionEnd !== address.selectionStart && tell('copy');
  mail.onclick = () => tell('mail');
  copy.onclick = async () => {
    address.select();
    // Where the clipboard is not for this page, as in a frame, the words are selected for the keys.
    const done = await navigator.clipboard?.writeText(address.value).then(
      () => true,
      () => false,
    );
    status.textContent = done ? core.words(WORDS).copied : '';
    if (done) tell('copy');
  };
  // Who changes their mind in the sheet of the device has not shared.
  other.onclick = () =>
    void navigator.share({ title: core.shown.model.texts.title, url: url() }).then(
      () => tell('other'),
      () => undefined,
    );
  withView.onchange = show;
  const toggle = () => {
    node.hidden = !node.hidden;
    status.textContent = '';
    show();
    if (!node.hidden) address.focus();
  };
  node.onkeydown = ({ key }) => {
    if (key !== 'Escape') return;
    toggle();
    core.focusPicture();
    core.changed();
  };
  return {
    update: show,
    moved: () => withView.checked && show(),
    get isOn() {
      return !node.hidden;
    },
    toggle,
  };
}
