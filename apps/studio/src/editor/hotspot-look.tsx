import type { HotspotView } from '@belvedere/sdk';
import { HOTSPOT_ICONS } from '@belvedere/viewer/icons';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../ui/field.tsx';
import { HOTSPOT_TYPES } from './content/content-rules.ts';
import { HotspotIcon } from './hotspot-icon.tsx';
import type { HotspotEdit } from './tour-editor.ts';

const ANIMATIONS = ['none', 'pulse', 'bounce', 'spin', 'glow'] as const;

/** Icon, colour, size and movement; the picture shows each change at once. */
export function HotspotLook({ hotspot, edit }: { hotspot: HotspotView; edit: (change: HotspotEdit) => void }) {
  const { t } = useTranslation();
  const icons = HOTSPOT_TYPES.filter((type) => HOTSPOT_ICONS[type]);
  const shown = hotspot.iconUrl !== null && HOTSPOT_ICONS[hotspot.iconUrl] ? hotspot.iconUrl : hotspot.type;
  return (
    <details className="group grid gap-4 border-t border-line pt-3">
      <summary className="cursor-pointer text-sm font-medium">{t('editor.look.title')}</summary>
      <div className="mt-3 grid gap-4">
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t('editor.look.icon')}</legend>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(2.25rem,1fr))] gap-1">
            {icons.map((name) => (
              <label
                key={name}
                title={t(`editor.types.${name}`)}
                className="grid size-9 cursor-pointer place-items-center rounded-lg border border-transparent hover:bg-raised has-checked:border-accent has-checked:bg-raised has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name={`icon-${hotspot.id}`}
                  className="sr-only"
                  aria-label={t(`editor.types.${name}`)}
                  checked={shown === name}
                  onChange={() => edit({ iconUrl: name === hotspot.type ? null : name })}
                />
                <HotspotIcon name={name} />
              </label>
            ))}
          </div>
        </fieldset>
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={t('editor.colour')}
            type="color"
            className="p-1"
            value={hotspot.iconColor}
            onChange={({ target: { value } }) => edit({ iconColor: value })}
          />
          <TextField
            label={t('editor.size')}
            type="range"
            min={0.5}
            max={2.5}
            step={0.1}
            className="px-0 accent-accent"
            value={hotspot.iconSize}
            onChange={({ target: { valueAsNumber } }) => edit({ iconSize: valueAsNumber })}
          />
          <SelectField
            label={t('editor.animation')}
            value={hotspot.animationType}
            onChange={({ target: { value } }) => edit({ animationType: ANIMATIONS.find((each) => each === value) })}
          >
            {ANIMATIONS.map((each) => (
              <option key={each} value={each}>
                {t(`editor.animations.${each}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('editor.look.speed')}
            type="range"
            min={0.25}
            max={3}
            step={0.25}
            disabled={hotspot.animationType === 'none'}
            className="px-0 accent-accent"
            value={hotspot.animationSpeed}
            onChange={({ target: { valueAsNumber } }) => edit({ animationSpeed: valueAsNumber })}
          />
        </div>
      </div>
    </details>
  );
}
