import { fail, runInTransaction, type RequestFacts, type Services } from '@belvedere/kernel';
import { readSettings } from '../../tenancy/read-settings.ts';
import { complianceErrors } from '../errors.ts';
import { decideConsent } from './decide-consent.ts';
import { findText, listCurrentTexts } from './table.ts';

/** What visitors of public pages can agree to without anybody's key: that they are counted. */
const PURPOSE = 'analytics';
const SYSTEM = { type: 'system', name: 'visitor' } as const;

interface AsVisitor {
  services: Services;
  tenantId: string;
  request: RequestFacts;
}

const originOf = ({ services, request }: AsVisitor) => ({ services, actor: SYSTEM, request, setHeader: () => {} });

/** Keeps what a visitor decided on a public page. Its record is its own trail; what they did before they decided is not known. */
export async function decideAsVisitor(
  visitor: AsVisitor,
  { textId, granted, visitKey }: { textId: string; granted: boolean; visitKey: string },
): Promise<{ granted: boolean }> {
  return runInTransaction(originOf(visitor), { tenantId: visitor.tenantId, scopes: new Set() }, async (ctx) => {
    const text = await findText(ctx.tx, ctx.tenantId, textId);
    if (text?.purpose !== PURPOSE) fail(complianceErrors.text_not_found);
    const record = await decideConsent({ ctx, input: { textId, granted, visitKey, source: 'banner' } });
    return { granted: record.granted };
  });
}

/**
 * The words that visitors are asked to agree to, in the first of these languages that there is; none where the tenant has none, or counts
 * without knowing anybody.
 */
export async function offerConsent(
  visitor: AsVisitor,
  languages: readonly string[],
): Promise<{ counting: 'consent' | 'cookieless'; text: { id: string; language: string; text: string } | null }> {
  return runInTransaction(originOf(visitor), { tenantId: visitor.tenantId, scopes: new Set() }, async ({ tx, tenantId }) => {
    const { counting } = (await readSettings(tx, tenantId)).visits;
    if (counting === 'cookieless') return { counting, text: null };
    const texts = await listCurrentTexts(tx, tenantId, { purpose: PURPOSE });
    const wanted = languages.flatMap((language) => texts.filter((text) => text.language === language))[0] ?? texts[0];
    return { counting, text: wanted ? { id: wanted.id, language: wanted.language, text: wanted.text } : null };
  });
}
