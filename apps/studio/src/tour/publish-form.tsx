import type { TourView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { Link } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { useAct } from '../ui/use-act.ts';
import { moment } from '../words/moments.ts';
import { publicAddress } from './use-tour.ts';
import { useTourChanged } from './use-tour-changed.ts';

/** How a tour stands, and what can be done about it. */
export function PublishForm({ tenant, tour }: { tenant: string; tour: TourView }) {
  const { t } = useTranslation();
  const { tours } = useBelvedere();
  const ask = useAsk();
  const changed = useTourChanged();
  const { act, isBusy } = useAct();
  const [note, setNote] = useState('');
  const [comment, setComment] = useState('');
  const { id, status, title } = tour;
  const findings = useBelvedereQuery((client) => client.tours.findings, { id }, { staleTime: 0 });
  const errors = findings.data?.items.filter(({ severity }) => severity === 'error').length ?? 0;
  const isLive = status === 'published';
  const run = async (call: () => Promise<TourView>, done: string) => {
    const after = await act(call, { done });
    if (after) await changed(after);
    return after;
  };
  const publish = async () => {
    const call = async () => (await tours.publish({ id, ...(note.trim() && { note: note.trim() }) })).tour;
    if (await run(call, t('publish.done', { title }))) setNote('');
  };
  const unpublish = async () => {
    if (await ask({ title: t('publish.unpublish'), text: t('publish.unpublishText', { title }), action: t('publish.unpublish') }))
      await run(() => tours.unpublish({ id }), t('publish.unpublished', { title }));
  };
  const sendBack = async () => {
    if (await run(() => tours.return({ id, comment: comment.trim() }), t('publish.returned'))) setComment('');
  };
  return (
    <div className="grid gap-4">
      <p className="text-sm text-quiet">
        {t(`publish.is.${status}`)}
        {isLive && tour.publishedAt && ` ${t('publish.since', { when: moment(tour.publishedAt) })}`}
      </p>
      {isLive && (
        <div className="flex flex-wrap gap-2">
          <a href={publicAddress(tenant, tour)} target="_blank" rel="noreferrer" className={buttonClass()}>
            <ExternalLink size={16} aria-hidden />
            {t('editor.view')}
          </a>
          <Link to="/$tenant/tours/$tourId/share" params={{ tenant, tourId: id }} className={buttonClass()}>
            {t('tour.tabs.share')}
          </Link>
        </div>
      )}
      {tour.reviewComment && (
        <blockquote className="rounded-lg border-s-4 border-warn bg-raised px-4 py-2.5 text-sm">
          <p className="text-xs text-quiet">{t('publish.reviewComment')}</p>
          {tour.reviewComment}
        </blockquote>
      )}
      <TextField
        label={t('publish.note')}
        hint={t('publish.noteHint')}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      {errors > 0 && <p className="text-sm text-danger">{t('publish.errors', { count: errors })}</p>}
      <div className="flex flex-wrap gap-2">
        {status !== 'archived' && (
          <Button look="primary" disabled={isBusy || !findings.data || errors > 0} onClick={() => void publish()}>
            {t(isLive ? 'publish.again' : 'editor.publish')}
          </Button>
        )}
        {status === 'draft' && (
          <Button disabled={isBusy} onClick={() => void run(() => tours.submit({ id }), t('publish.submitted'))}>
            {t('publish.submit')}
          </Button>
        )}
        {status === 'archived' && (
          <Button
            look="primary"
            disabled={isBusy}
            onClick={() => void run(() => tours.unarchive({ id }), t('tours.unarchived', { title }))}
          >
            {t('tours.unarchive')}
          </Button>
        )}
        {isLive && (
          <Button look="danger" disabled={isBusy} onClick={() => void unpublish()}>
            {t('publish.unpublish')}
          </Button>
        )}
      </div>
      {status === 'in_review' && (
        <div className="grid gap-3 border-t border-line pt-4">
          <TextArea
            label={t('publish.comment')}
            hint={t('publish.commentHint')}
            maxLength={2000}
            value={comment}
            onChange={({ target }) => setComment(target.value)}
          />
          <Button className="justify-self-start" disabled={isBusy || !comment.trim()} onClick={() => void sendBack()}>
            {t('publish.return')}
          </Button>
        </div>
      )}
    </div>
  );
}
