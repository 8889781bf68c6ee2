import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TypedArea, TypedField } from '../../tour/typed-field.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { LanguageChoice, languageName, type Text } from '../translations/language-choice.tsx';
import { SideBySide } from '../translations/side-by-side.tsx';

interface Props {
  original: Text;
  texts: readonly Text[];
  /** Told of all that is said in other languages. */
  onTexts: (texts: Pick<Text, 'language' | 'title' | 'description'>[]) => void;
}

/** What the events of a series say in other languages. */
export function SeriesLanguages({ original, texts, onTexts }: Props) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<string>();
  const chosen = wanted ?? texts[0]?.language;
  const text = texts.find(({ language }) => language === chosen);
  const plain = texts.map(({ language, title, description }) => ({ language, title, description }));
  const say = (language: string, change: Partial<Pick<Text, 'title' | 'description'>>) => {
    const before = plain.find((each) => each.language === language) ?? { language, title: original.title, description: null };
    onTexts([...plain.filter((each) => each.language !== language), { ...before, ...change }]);
    return undefined;
  };
  const name = chosen === undefined ? '' : languageName(chosen);
  return (
    <Section title={t('eventLanguages.title')} lead={t('eventLanguages.seriesLead')}>
      <span id="languages" className="sr-only" />
      <LanguageChoice original={original} texts={texts} chosen={chosen} onChoose={setWanted} />
      {chosen === undefined && <p className="py-4 text-center text-sm text-quiet">{t('eventLanguages.empty')}</p>}
      {chosen !== undefined && (
        <div key={chosen} className="grid gap-4">
          {text?.isOutdated && <p className="text-sm text-warn">{t('eventLanguages.outdatedHint')}</p>}
          <SideBySide
            original={original}
            fields={{
              title: (
                <TypedField
                  label={t('eventLanguages.titleIn', { language: name })}
                  lang={chosen}
                  dir="auto"
                  maxLength={200}
                  value={text?.title ?? ''}
                  onValue={(typed) => (typed.trim() ? say(chosen, { title: typed }) : t('eventLanguages.needsTitle'))}
                />
              ),
              description: (
                <TypedArea
                  label={t('eventLanguages.descriptionIn', { language: name })}
                  hint={t('eventLanguages.descriptionHint')}
                  lang={chosen}
                  dir="auto"
                  rows={6}
                  maxLength={20_000}
                  value={text?.description ?? ''}
                  onValue={(typed) => say(chosen, { description: typed || null })}
                />
              ),
            }}
          />
          {text && (
            <div>
              <Button look="danger" onClick={() => onTexts(plain.filter(({ language }) => language !== chosen))}>
                {t('eventLanguages.remove', { language: name })}
              </Button>
            </div>
          )}
        </div>
      )}
    </Section>
  );
}
