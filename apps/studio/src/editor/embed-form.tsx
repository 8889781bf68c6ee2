import { useBelvedere } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/error-screen.tsx';
import { Button } from '../ui/button.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { CheckField, TextArea } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';

/** Makes the line that shows the tour on a page of somebody else's. */
export function EmbedForm({ tourId }: { tourId: string }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const [domains, setDomains] = useState('');
  const [showControls, setControls] = useState(true);
  const [autoplay, setAutoplay] = useState(false);
  const [snippet, setSnippet] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const make = async () => {
    setProblem(undefined);
    try {
      const embed = await client.tours.embeds.create({ tourId, domains: domains.split(/\s+/).filter(Boolean), showControls, autoplay });
      setSnippet(embed.snippet);
    } catch (error) {
      setProblem(reasonOf(error));
    }
  };
  return (
    <section className="grid gap-3 border-t border-line pt-4">
      <h3 className="font-medium">{t('share.embedTitle')}</h3>
      <FormProblem message={problem} />
      <TextArea
        label={t('share.domains')}
        hint={t('share.domainsHint')}
        value={domains}
        onChange={({ target }) => setDomains(target.value)}
      />
      <CheckField label={t('share.controls')} checked={showControls} onChange={({ target }) => setControls(target.checked)} />
      <CheckField label={t('share.autoplay')} checked={autoplay} onChange={({ target }) => setAutoplay(target.checked)} />
      <Button onClick={() => void make()}>{t('share.create')}</Button>
      {snippet && <CopyField label={t('share.snippet')} value={snippet} />}
    </section>
  );
}
