import type { ManifestPlan, TourManifest, TourTexts } from '@belvedere/manifest';
import { html } from 'hono/html';

type Html = ReturnType<typeof html>;

interface Words {
  guided: string;
  step: (n: number, of: number) => string;
  floors: string;
  pins: string;
  listen: string;
}

const WORDS: Record<string, Words> = {
  en: { guided: 'Guided tour', step: (n, of) => `Step ${n} of ${of}`, floors: 'Floor plans', pins: 'Rooms on this plan', listen: 'Listen' },
  de: {
    guided: 'Führung',
    step: (n, of) => `Schritt ${n} von ${of}`,
    floors: 'Grundrisse',
    pins: 'Räume auf diesem Plan',
    listen: 'Anhören',
  },
  fr: { guided: 'Visite guidée', step: (n, of) => `Étape ${n} sur ${of}`, floors: 'Plans', pins: 'Lieux sur ce plan', listen: 'Écouter' },
  es: {
    guided: 'Visita guiada',
    step: (n, of) => `Paso ${n} de ${of}`,
    floors: 'Planos',
    pins: 'Lugares en este plano',
    listen: 'Escuchar',
  },
  ar: {
    guided: 'جولة إرشادية',
    step: (n, of) => `الخطوة ${n} من ${of}`,
    floors: 'مخططات الطوابق',
    pins: 'الأماكن على هذا المخطط',
    listen: 'استمع',
  },
};

function wordsOf(language: string): Words {
  return WORDS[language.split('-')[0]!.toLowerCase()] ?? WORDS['en']!;
}

/** The guided tour step by step, as text; whatever is narrated can be heard from here, too. */
export function guidedTour(manifest: TourManifest, texts: TourTexts): Html | '' {
  const { steps = [], scenes, media, roots } = manifest;
  const said = wordsOf(texts.language);
  const spoken = steps.filter((step) => texts.step(step).text !== null || texts.step(step).narration !== null);
  if (spoken.length === 0) return '';
  return html`<section class="guided" aria-labelledby="guided-tour">
    <h2 id="guided-tour">${said.guided}</h2>
    <ol>
      ${spoken.map((step, index) => {
        const scene = scenes.find(({ id }) => id === step.scene);
        const { text, narration } = texts.step(step);
        const file = narration === null ? undefined : media[narration];
        return html`<li>
          <h3><a href="#${scene?.key ?? ''}">${scene ? texts.scene(scene).title : said.step(index + 1, spoken.length)}</a></h3>
          ${(text ?? '').split(/\n+/).map((line) => (line === '' ? '' : html`<p>${line}</p>`))}
          ${file ? html`<audio controls preload="none" src="${roots.media}${file.path}" aria-label="${said.listen}"></audio>` : ''}
        </li>`;
      })}
    </ol>
  </section>`;
}

/** Each floor as a picture, and in words: the rooms that are on it. */
export function floorPlans(manifest: TourManifest, texts: TourTexts): Html | '' {
  const plans = (manifest.plans ?? []).filter(({ media }) => Object.hasOwn(manifest.media, media));
  if (plans.length === 0) return '';
  const said = wordsOf(texts.language);
  return html`<section class="plans" aria-labelledby="floor-plans">
    <h2 id="floor-plans">${said.floors}</h2>
    ${plans.map((plan) => floorPlan(manifest, texts, plan))}
  </section>`;
}

function floorPlan({ media, roots, scenes }: TourManifest, texts: TourTexts, plan: ManifestPlan): Html {
  const { path, width, height } = media[plan.media]!;
  const { name } = texts.plan(plan);
  const rooms = plan.pins.flatMap((pin) => scenes.find(({ id }) => id === pin.scene) ?? []);
  const size = width !== null && height !== null ? html`width="${width}" height="${height}"` : '';
  return html`<figure>
    <img src="${roots.media}${path}" ${size} loading="lazy" alt="${name}" />
    <figcaption>
      <h3>${name}</h3>
      ${
        rooms.length > 0
          ? html`<p>${wordsOf(texts.language).pins}:</p>
              <ul>
                ${rooms.map((scene) => html`<li><a href="#${scene.key}">${texts.scene(scene).title}</a></li>`)}
              </ul>`
          : ''
      }
    </figcaption>
  </figure>`;
}
