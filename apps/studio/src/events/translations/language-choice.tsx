import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { languagesIn } from '../../tour/countries.ts';
import { SelectField } from '../../ui/field.tsx';
import { cx } from '../../ui/cx.ts';
import { LANGUAGES } from '../../words/words.ts';

/** What something says in a language. */
export interface Text {
  language: string;
  title: string;
  description: string | null;
  /** Whether the original says something else since. */
  isOutdated?: boolean;
}

export const languageName = (tag: string): string =>
  new Intl.DisplayNames([i18next.language], { type: 'language', fallback: 'code' }).of(tag) ?? tag;

const STATES = { missing: 'text-quiet', outdated: 'text-danger', partly: 'text-warn', done: 'text-good' } as const;

function stateOf(text: Text | undefined, original: Text): keyof typeof STATES {
  if (!text) return 'missing';
  if (text.isOutdated) return 'outdated';
  return text.description === null && original.description !== null ? 'partly' : 'done';
}

interface Props {
  original: Text;
  texts: readonly Text[];
  chosen: string | undefined;
  onChoose: (language: string) => void;
}

/** The languages that something is said in, and how far; with those that letters know by themselves, said or not. */
export function LanguageChoice({ original, texts, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const own = original.language.split('-')[0];
  const known = [...texts.map(({ language }) => language), ...(chosen === undefined ? [] : [chosen]), ...Object.keys(LANGUAGES)];
  const listed = [...new Set(known)].filter(
    (tag) => tag !== original.language && (texts.some(({ language }) => language === tag) || tag !== own),
  );
  return (
    <div className="flex flex-wrap items-end gap-2">
      <ul className="flex flex-wrap gap-2" aria-label={t('eventLanguages.title')}>
        {listed.map((language) => {
          const state = stateOf(
            texts.find((each) => each.language === language),
            original,
          );
          return (
            <li key={language}>
              <button
                type="button"
                aria-pressed={language === chosen}
                className={cx(
                  'grid min-w-32 gap-0.5 rounded-lg border border-line px-3 py-1.5 text-start text-sm aria-pressed:border-accent aria-pressed:bg-raised',
                  state === 'missing' && 'border-dashed',
                )}
                onClick={() => onChoose(language)}
              >
                <span>{languageName(language)}</span>
                <span className={cx('text-xs', STATES[state])}>{t(`eventLanguages.state.${state}`)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <div className="w-52">
        <SelectField label={t('eventLanguages.add')} value="" onChange={({ target }) => target.value && onChoose(target.value)}>
          <option value="">{t('eventLanguages.addHint')}</option>
          {languagesIn(i18next.language, original.language)
            .filter(([tag]) => tag !== original.language && !listed.includes(tag))
            .map(([tag, name]) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
        </SelectField>
      </div>
    </div>
  );
}
