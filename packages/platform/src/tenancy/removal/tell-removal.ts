import { defineJob, type Context } from '@belvedere/kernel';
import { paragraph, type Letter } from '@belvedere/kernel/mail';
import { queueLetter } from '../../mail/queue-mail.ts';
import { runAsOperator } from '../../operator/run-as-operator.ts';
import { findTenant } from '../table.ts';
import { tenantRemoved } from './facts.ts';
import { listRecipients, PLATFORM_TENANT_ID } from './table.ts';

const BATCH = 200;

interface Words {
  hello: (name: string) => string;
  subject: (tenant: string) => string;
  lines: (tenant: string, day: string) => string[];
  footer: string;
}

// Complete in every language that is here; whoever wishes another one is written to in English.
const WORDS: Record<string, Words> = {
  en: {
    hello: (name) => `Hello ${name},`,
    subject: (tenant) => `${tenant} was removed`,
    lines: (tenant, day) => [
      `${tenant}, of which you are a member, was removed. Nothing of it is shown to anybody any more.`,
      `Until ${day} an owner can restore it, with everything as it was. After that it is gone for good, with all tours and files.`,
    ],
    footer: 'Belvedere writes to you because you are a member.',
  },
  de: {
    hello: (name) => `Guten Tag ${name},`,
    subject: (tenant) => `${tenant} wurde gelöscht`,
    lines: (tenant, day) => [
      `${tenant}, wo Sie Mitglied sind, wurde gelöscht. Niemandem wird mehr etwas davon gezeigt.`,
      `Bis zum ${day} können Eigentümer es wiederherstellen, mit allem, wie es war. Danach ist es endgültig fort, mit allen Touren und Dateien.`,
    ],
    footer: 'Belvedere schreibt Ihnen, weil Sie Mitglied sind.',
  },
};

/** Names that people chose add no line to a mail. */
const plain = (text: string) => text.replace(/\s+/g, ' ').slice(0, 160);

function removalLetter(to: { displayName: string; language: string }, { tenant, day }: { tenant: string; day: string }): Letter {
  const language = to.language.split('-')[0] ?? 'en';
  const known = WORDS[language];
  const words = known ?? WORDS['en']!;
  return {
    subject: words.subject(plain(tenant)),
    language: known ? language : 'en',
    blocks: [words.hello(plain(to.displayName)), ...words.lines(plain(tenant), day)].map((text) => paragraph(text)),
    footer: words.footer,
  };
}

/**
 * Tells every member that their tenant is removed, until when it can be restored, and how. The letters are the platform's: what the
 * tenant itself has to send waits with it.
 */
export const tellRemovalJob = defineJob({
  name: 'tenancy.tell-removal',
  describe: 'Writes to the members of a tenant that was removed.',
  hears: tenantRemoved,
  attempts: 5,
  concurrency: 1,
  evenRemoved: true,
  async run({ services, tenantId, input, transaction }) {
    const day = input.purgeAfter.slice(0, 10);
    const audit = { action: 'tenancy.removal.told', resourceType: 'tenant', resourceId: () => tenantId };
    const read = ({ tx }: Context, after: string | undefined) => listRecipients(tx, tenantId, { after, limit: BATCH });
    const tenant = await transaction(({ tx }) => findTenant(tx, tenantId));
    if (!tenant) return;
    let after: string | undefined;
    do {
      const people = await transaction((ctx) => read(ctx, after));
      await runAsOperator(services, { tenantId: PLATFORM_TENANT_ID, audit }, async (ctx) => {
        for (const person of people)
          await queueLetter(ctx, { to: person.email, topic: 'tenantRemoved', letter: removalLetter(person, { tenant: tenant.name, day }) });
      });
      after = people.length < BATCH ? undefined : people.at(-1)?.userId;
    } while (after !== undefined);
  },
});
