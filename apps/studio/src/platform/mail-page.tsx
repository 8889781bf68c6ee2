import type { BelvedereError, LetterView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery, useBelvedereQuery } from '@belvedere/sdk/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { IconButton } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { Mark, PageHead } from '../ui/page.tsx';
import { Empty, Loading } from '../ui/state.tsx';
import { More, Table } from '../ui/table.tsx';
import { useAct } from '../ui/use-act.ts';
import { ago } from '../words/format.ts';
import { amount, moment } from '../words/moments.ts';
import { Figures } from './figures.tsx';
import { FilterText } from './filter-text.tsx';

const STATES = ['waiting', 'sent', 'failed'] as const;
const TONES = { waiting: 'warn', sent: 'good', failed: 'bad' } as const;

/** Which letters went out, and which did not and why. What is in them is between us and their readers. */
export function MailPage() {
  const { t } = useTranslation();
  const { mails } = useBelvedere().operations;
  const search = useSearch({ from: '/signed-in/platform/mail' });
  const navigate = useNavigate({ from: '/platform/mail' });
  const ask = useAsk();
  const { act } = useAct();
  const [shown, setShown] = useState<Readonly<Record<string, string>>>({});
  const { data: counts } = useBelvedereQuery((client) => client.operations.mails.count, {}, { throwOnError: true, refetchInterval: 5000 });
  const state = STATES.find((each) => each === search.state);
  const { topic, recipient } = search;
  const filter = { limit: 50, ...(state && { state }), ...(topic && { topic }), ...(recipient && { recipient }) };
  const throwOnError = ({ fields }: BelvedereError) => !fields['recipient'];
  const list = useBelvedereInfiniteQuery((client) => client.operations.mails.list, filter, { throwOnError });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const set = (change: Record<string, string>) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value);
    void navigate({ search: Object.fromEntries(next), replace: true });
  };
  const show = async ({ tenantId, id }: LetterView) => {
    const answer = await act(() => mails.recipient({ tenantId, id }));
    if (answer) setShown((before) => ({ ...before, [id]: answer.recipient }));
  };
  const resend = async ({ tenantId, id, state: was }: LetterView) => {
    const text = t(was === 'sent' ? 'letters.againSent' : 'letters.againText');
    if (!(await ask({ title: t('letters.againTitle'), text, action: t('letters.again') }))) return;
    await act(() => mails.resend({ tenantId, id }), { done: t('letters.onItsWay'), stale: [mails.list, mails.count] });
  };
  return (
    <>
      <PageHead title={t('platform.places.mail')} lead={t('letters.lead')} />
      {counts && (
        <Figures
          figures={[
            {
              name: t('letters.states.waiting'),
              value: amount(counts.waiting),
              note: counts.waitingSince ? t('jobs.oldest', { when: ago(counts.waitingSince) }) : t('outbox.noneWaits'),
            },
            { name: t('letters.states.sent'), value: amount(counts.sent), note: t('platform.lastDay') },
            { name: t('letters.states.failed'), value: amount(counts.failed), isBad: counts.failed > 0 },
          ]}
        />
      )}
      <search className="mb-5 grid items-start gap-3 sm:grid-cols-3">
        <SelectField label={t('members.state')} value={state ?? ''} onChange={({ target }) => set({ state: target.value })}>
          <option value="">{t('parts.all')}</option>
          {STATES.map((each) => (
            <option key={each} value={each}>
              {t(`letters.states.${each}`)}
            </option>
          ))}
        </SelectField>
        <FilterText
          label={t('letters.recipient')}
          value={recipient}
          type="email"
          placeholder={t('platform.anAddress')}
          error={list.error?.fields['recipient']}
          onChange={(value) => set({ recipient: value })}
        />
        <FilterText label={t('letters.topic')} value={topic} placeholder="invitation" onChange={(value) => set({ topic: value })} />
      </search>
      {!rows && !list.error && <Loading />}
      {rows?.length === 0 && (
        <Empty title={t('letters.empty')}>
          <p className="text-quiet">{t('letters.emptyLead')}</p>
        </Empty>
      )}
      {!!rows?.length && (
        <Table
          label={t('platform.places.mail')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t('letters.recipient'),
              cell: (letter) => (
                <>
                  <p className="break-all">{shown[letter.id] ?? letter.recipient}</p>
                  <p className="font-mono text-xs break-all text-quiet">{letter.topic}</p>
                </>
              ),
            },
            { head: t('platform.workspace'), minor: true, cell: ({ tenantSlug }) => tenantSlug },
            {
              head: t('letters.written'),
              minor: true,
              cell: ({ createdAt }) => (
                <span title={moment(createdAt)} className="whitespace-nowrap">
                  {ago(createdAt)}
                </span>
              ),
            },
            {
              head: t('members.state'),
              cell: (letter) => (
                <>
                  <Mark tone={TONES[letter.state]}>{t(`letters.states.${letter.state}`)}</Mark>
                  {letter.state !== 'sent' && letter.lastError && (
                    <p className="max-w-prose text-xs break-words text-danger">{letter.lastError}</p>
                  )}
                  {letter.attempts > 1 && <p className="text-xs text-quiet">{t('jobs.attempts', { count: letter.attempts })}</p>}
                </>
              ),
            },
            {
              head: t('parts.actions'),
              bare: true,
              className: 'w-12',
              cell: (letter) => (
                <Menu
                  trigger={
                    <IconButton label={t('letters.actions', { to: letter.recipient, topic: letter.topic })}>
                      <Ellipsis size={18} aria-hidden />
                    </IconButton>
                  }
                >
                  <MenuItem onSelect={() => void show(letter)}>{t('letters.showRecipient')}</MenuItem>
                  <MenuItem onSelect={() => void resend(letter)}>{t('letters.again')}</MenuItem>
                </Menu>
              ),
            },
          ]}
        />
      )}
      <More list={list} />
    </>
  );
}
