import { newId } from '@belvedere/kernel';
import { startTestDns, type TestDns } from '@belvedere/testing';
import { createUser } from '@belvedere/platform';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSite } from '../testing/index.ts';
import { openStudio, type StudioWorld } from './testing/studio-visit.ts';

let world: StudioWorld;
let dns: TestDns;
beforeAll(async () => {
  [world, dns] = await Promise.all([openStudio({ worker: true }), startTestDns()]);
  world.server.services.dnsServers = [dns.address];
});
afterAll(async () => {
  await world?.stop();
  await dns?.close();
});

test('5.12 4.8 a webhook, why somebody may do something, security events and the access log', async () => {
  const tenant = await world.server.createTenant('care-records');
  const { page, open, check, complaints, context } = await world.visit(tenant);
  const at = '/care-records/workspace';
  await open(`${at}/webhooks`, 'Webhooks');
  await page.getByText('No webhook yet').waitFor();
  await page.getByRole('button', { name: 'New webhook' }).click();
  await page.getByLabel('Address').fill('https://hooks.example.org/in');
  await page.getByRole('checkbox', { name: /tours\.published/ }).check();
  await check('care-webhook');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await page.getByRole('textbox', { name: 'Secret of the signatures' }).inputValue()).toMatch(/^whsec_/);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('button', { name: /^Send a test/ }).click();
  await page.getByText('A test is on its way').first().waitFor();
  await page.getByRole('button', { name: /^Deliveries/ }).click();
  await page.getByRole('button', { name: 'Show: webhooks.test' }).click();
  await page.getByRole('heading', { name: 'What was sent' }).waitFor();
  await check('care-deliveries');
  await page.keyboard.press('Escape');
  await check('care-webhooks');

  await open(`${at}/explain`, 'Why may they?');
  await page.getByLabel('Who').selectOption({ label: 'Owner of care-records' });
  await page.getByLabel('Permission').selectOption('tours.write');
  await page.getByRole('heading', { name: 'Yes, Owner of care-records may' }).waitFor();
  expect(page.url()).toContain('permission=tours.write');
  await check('care-explain');

  await world.server.services.database.transaction({ tenantId: tenant.id }, (tx) =>
    tx.securityEvent.create({
      data: {
        id: newId(),
        tenantId: tenant.id,
        eventType: 'keys.stolen',
        severity: 'critical',
        details: { key: 'bv_…' },
        occurredAt: new Date(),
      },
    }),
  );
  await open(`${at}/security`, 'Security');
  await page.getByRole('button', { name: 'Look: keys.stolen' }).click();
  await page.getByLabel('What was done').fill('The key is revoked.');
  await check('care-security-event');
  await page.getByRole('button', { name: 'I have seen to it' }).click();
  await page.getByText('Nothing is open').waitFor();
  await check('care-security');
  await open(`${at}/access-log`, 'Access log');
  await check('care-access-log');
  expect(complaints).toEqual([]);
  await context.close();
});

test('4.16 4.17 a brand shows its contrast while it is chosen, and a domain is added and verified', async () => {
  const tenant = await world.server.createTenant('care-brand');
  const { page, open, check, context } = await world.visit(tenant);
  await open('/care-brand/workspace/brand', 'Brand and domains');
  await page.getByLabel('Background').fill('#777777');
  await page.getByLabel('Text', { exact: true }).fill('#ffffff');
  await page.getByText('Contrast 4.4:1 – too little to read').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  // The server holds the same.
  await page.getByText('The contrast is 4.47:1.').waitFor();
  await page.getByLabel('Background').fill('#102a43');
  await page.getByText('easy to read').waitFor();
  await page.getByLabel('Name on pages').fill('House of the sea');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved').first().waitFor();
  await check('care-brand');

  await page.getByLabel('Another domain').fill('tours.care.example.org');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const name = await page.getByRole('textbox', { name: 'Name of the record' }).inputValue();
  const value = await page.getByRole('textbox', { name: 'Value' }).inputValue();
  // The first look, which the client repeats by itself, has to be over before the record is there.
  const verify = page.getByRole('button', { name: /^Verify/ });
  const looked = page.waitForResponse((response) => response.url().includes('domains.verify'));
  await verify.click();
  await looked;
  await expect.poll(() => verify.isEnabled()).toBe(true);
  await page.getByRole('heading', { name: 'tours.care.example.org' }).waitFor();
  await check('care-domain');
  dns.records.set(name, [value]);
  await verify.click();
  await page.getByText('Verified', { exact: true }).waitFor();
  await context.close();
});

test('4.41 a review waits for somebody, is let through, and turned away with a reason; in German on a telephone', async () => {
  const { server } = world;
  const site = await makeSite(server, dns, { slug: 'carereviews', brand: {}, titles: ['The hall'] });
  const bea = { email: 'bea@care.example', password: 'bea walks through the halls' };
  await createUser(server.services, { ...bea, displayName: 'Bea' });
  const visitor = await world.visit(bea);
  const { publicUrl } = server.services;
  const rated = await visitor.context.request.post(`${publicUrl}/api/tours/ratings/set`, {
    data: { tenant: 'carereviews', tourId: site.tours['The hall']!.id, rating: 4, review: 'Bright and calm.' },
    headers: { 'x-app': '1', origin: publicUrl },
  });
  expect(rated.status()).toBe(200);
  await visitor.context.close();

  const { page, open, check, complaints, context } = await world.visit(site.tenant);
  await open('/carereviews/reviews', 'Reviews');
  await page.getByText('Bright and calm.').waitFor();
  await check('care-reviews');
  await page.getByRole('button', { name: 'Let through' }).click();
  await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
  await page.getByLabel('Which reviews').selectOption('approved');
  await page.getByRole('button', { name: 'Turn away' }).click();
  await page.getByLabel('Reason').fill('Names a person.');
  await page.getByRole('dialog').getByRole('button', { name: 'Turn away' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByLabel('Which reviews').selectOption('rejected');
  await page.getByText('Reason: Names a person.').waitFor();
  expect(complaints).toEqual([]);
  await context.close();

  const small = await world.visit(site.tenant, { viewport: { width: 390, height: 800 }, locale: 'de' });
  for (const [path, heading] of [
    ['reviews?status=rejected', 'Bewertungen'],
    ['workspace/webhooks', 'Webhooks'],
    ['workspace/explain', 'Warum darf wer was?'],
    ['workspace/security?all=yes', 'Sicherheit'],
    ['workspace/access-log', 'Zugriffe'],
    ['workspace/brand', 'Marke und Domains'],
  ] as const) {
    await small.open(`/carereviews/${path}`, heading);
    await small.page.getByRole('status').getByText('Wird geladen').waitFor({ state: 'detached' });
    await small.check(`care-${heading.split(' ')[0]}-de-390`);
    expect(await small.page.evaluate('document.documentElement.scrollWidth'), heading).toBeLessThanOrEqual(390);
  }
  await small.context.close();
});
