import corner from '../../interface/corner.css';
import { createNode } from '../../interface/create-node.ts';
import type { TourLabels } from '../../interface/labels.ts';
import shared from '../../interface/parts.css';
import css from '../../interface/plan.css';
import type { ManifestPlan } from '../../manifest-types.ts';
import type { ToolPart, TourCore } from '../../tour-core.ts';
import { translationOf } from '../../tour/translation-of.ts';

const WORDS = { plan: 'Floor plan', floor: 'Floor', youAreHere: 'you are here' } satisfies Partial<TourLabels>;

/** Floor plans: a floor at a time, its scenes as buttons, and where one looks. */
export function mount(core: TourCore): ToolPart {
  core.adopt(shared);
  core.adopt(corner);
  core.adopt(css);
  const plans = core.shown.loaded.manifest.plans ?? [];
  const levels = createNode('select', {});
  const radar = createNode('div', { className: 'radar', hidden: true });
  const floor = createNode('div', { className: 'floor' });
  const node = createNode('section', { className: 'plan corner own-keys', hidden: true }, plans.length > 1 && levels, floor);
  core.controls.prepend(node);

  let plan: ManifestPlan | undefined;
  let sceneId = '';
  const pinOf = (id: string) => plan?.pins.find(({ scene }) => scene === id);
  const nameOf = ({ id, name }: ManifestPlan) => {
    const { loaded, model } = core.shown;
    return translationOf(loaded.manifest, model.texts.language, ({ plans: names }) => names?.[id]?.name) ?? name;
  };

  const moved = () => {
    const pin = pinOf(sceneId);
    radar.hidden = !pin;
    const view = core.stage?.view;
    if (!pin || !view || node.hidden) return;
    const fov = (360 / Math.PI) * Math.atan(1 / view.zoom);
    radar.style.setProperty('--fov', `${fov.toFixed(1)}deg`);
    radar.style.rotate = `${(view.yaw + pin.rotation).toFixed(1)}deg`;
  };
  const draw = () => {
    if (!plan) return;
    const { model, scene } = core.shown;
    const words = core.words(WORDS);
    const file = model.media(plan.media);
    const place = (element: HTMLElement, { x, y }: { x: number; y: number }) =>
      Object.assign(element.style, { left: `${x * 100}%`, top: `${y * 100}%` });
    const pins = plan.pins.flatMap((pin) => {
      const target = model.scene(pin.scene);
      if (!target) return [];
      const title = model.texts.scene(target).title;
      const isHere = target === scene;
      const button = createNode('button', { type: 'button', className: 'pin', title, onclick: () => void core.goTo(target.id) });
      button.ariaLabel = isHere ? `${title} (${words.youAreHere})` : title;
      if (isHere) {
        button.ariaCurrent = 'location';
        place(radar, pin);
      }
      place(button, pin);
      return button;
    });
    // The name of a floor is that of its picture.
    floor.replaceChildren(...(file ? [createNode('img', { src: file.url, alt: file.alt ?? nameOf(plan) })] : []), radar, ...pins);
    levels.replaceChildren(
      ...[...plans].reverse().map((each) => createNode('option', { value: each.id, selected: each === plan }, nameOf(each))),
    );
    levels.ariaLabel = words.floor;
    node.ariaLabel = words.plan;
    moved();
  };
  levels.onchange = () => {
    plan = plans.find(({ id }) => id === levels.value);
    draw();
  };
  return {
    moved,
    update() {
      const { scene } = core.shown;
      const hadFocus = node.contains((node.getRootNode() as ShadowRoot).activeElement) && !levels.matches(':focus');
      // Another scene takes one to its floor; whoever looks at another floor meanwhile stays there when only the language changes.
      if (sceneId !== scene.id || !plan) plan = plans.find(({ pins }) => pins.some((pin) => pin.scene === scene.id)) ?? plan ?? plans[0];
      sceneId = scene.id;
      draw();
      if (hadFocus) floor.querySelector<HTMLElement>('[aria-current]')?.focus();
    },
    get isOn() {
      return !node.hidden;
    },
    toggle() {
      node.hidden = !node.hidden;
      moved();
    },
  };
}
