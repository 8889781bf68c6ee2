import type { ManifestPlan, TourManifest, TourTexts } from '@belvedere/manifest';
import type { View } from '../html.ts';
import { Paragraphs } from './paragraphs.tsx';
import { tourWords } from './tour-words.ts';

interface Parts {
  manifest: TourManifest;
  texts: TourTexts;
}

/** The guided tour step by step, as text; whatever is narrated can be heard from here, too. */
export function GuidedTour({ manifest, texts }: Parts): View {
  const { steps = [], scenes, media, roots } = manifest;
  const said = tourWords(texts.language);
  const spoken = steps.filter((step) => texts.step(step).text !== null || texts.step(step).narration !== null);
  if (spoken.length === 0) return null;
  return (
    <section class="guided" aria-labelledby="guided-tour">
      <h2 id="guided-tour">{said.guided}</h2>
      <ol>
        {spoken.map((step, index) => {
          const scene = scenes.find(({ id }) => id === step.scene);
          const { text, narration } = texts.step(step);
          const file = narration === null ? undefined : media[narration];
          return (
            <li>
              <h3>
                <a href={`#${scene?.key ?? ''}`}>{scene ? texts.scene(scene).title : said.step(index + 1, spoken.length)}</a>
              </h3>
              <Paragraphs text={text} />
              {/* What is said stands above. */}
              {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
              {file && <audio controls preload="none" src={roots.media + file.path} aria-label={said.listen} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Each floor as a picture, and in words: the rooms that are on it. */
export function FloorPlans({ manifest, texts }: Parts): View {
  const plans = (manifest.plans ?? []).filter(({ media }) => Object.hasOwn(manifest.media, media));
  if (plans.length === 0) return null;
  return (
    <section class="plans" aria-labelledby="floor-plans">
      <h2 id="floor-plans">{tourWords(texts.language).floors}</h2>
      {plans.map((plan) => (
        <FloorPlan manifest={manifest} texts={texts} plan={plan} />
      ))}
    </section>
  );
}

function FloorPlan({ manifest: { media, roots, scenes }, texts, plan }: Parts & { plan: ManifestPlan }): View {
  const { path, width, height } = media[plan.media]!;
  const { name } = texts.plan(plan);
  const rooms = plan.pins.flatMap((pin) => scenes.find(({ id }) => id === pin.scene) ?? []);
  const size = width !== null && height !== null ? { width, height } : {};
  return (
    <figure>
      <img src={roots.media + path} {...size} loading="lazy" alt={name} />
      <figcaption>
        <h3>{name}</h3>
        {rooms.length > 0 && (
          <>
            <p>{tourWords(texts.language).pins}:</p>
            <ul>
              {rooms.map((scene) => (
                <li>
                  <a href={`#${scene.key}`}>{texts.scene(scene).title}</a>
                </li>
              ))}
            </ul>
          </>
        )}
      </figcaption>
    </figure>
  );
}
