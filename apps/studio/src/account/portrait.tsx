import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { CircleUserRound } from 'lucide-react';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clientOf, ownClient } from '../api/client.ts';
import { findTenants, refreshMe, type Me } from '../api/session.ts';
import { uploadWhole } from '../media/upload-whole.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/page.tsx';
import { useAct } from '../ui/use-act.ts';

/** The picture by which the person is known. It lies with the files of their first workspace: accounts have none. */
export function Portrait({ me }: { me: Me }) {
  const { t } = useTranslation();
  const router = useRouter();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { act, isBusy } = useAct();
  const { data: [tenant] = [] } = useQuery({ queryKey: ['tenants'], queryFn: findTenants });
  if (!tenant) return null;
  const client = clientOf(tenant.slug);
  const choose = async (file: File | undefined) => {
    const work = async () => {
      const mediaId = file ? (await uploadWhole(client, file, 'image')).id : null;
      await client.tenancy.members.chooseAvatar({ mediaId });
      await refreshMe();
    };
    await act(work, { done: t('app.saved'), stale: [ownClient.identity.me] });
    await router.invalidate();
  };
  return (
    <Section title={t('account.picture')} lead={t('account.pictureLead')}>
      <div className="flex flex-wrap items-center gap-4">
        {me.avatar ? (
          <img src={me.avatar} alt={t('account.pictureAlt')} className="size-16 rounded-full object-cover" />
        ) : (
          <CircleUserRound size={64} strokeWidth={1} className="text-quiet" aria-hidden />
        )}
        <input
          ref={input}
          id={id}
          type="file"
          accept="image/jpeg,image/png,image/webp,image/avif"
          aria-label={t('account.choosePicture')}
          className="sr-only"
          tabIndex={-1}
          onChange={({ target }) => {
            void choose(target.files?.[0]);
            target.value = '';
          }}
        />
        <Button disabled={isBusy} onClick={() => input.current?.click()}>
          {t('account.choosePicture')}
        </Button>
        {me.avatar && (
          <Button look="quiet" disabled={isBusy} onClick={() => void choose(undefined)}>
            {t('account.removePicture')}
          </Button>
        )}
        {isBusy && <output className="text-sm text-quiet">{t('app.loading')}</output>}
      </div>
    </Section>
  );
}
