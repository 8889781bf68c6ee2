import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStudio, type StudioWorld } from './testing/studio-visit.ts';

let world: StudioWorld;
beforeAll(async () => {
  world = await openStudio();
});
afterAll(() => world?.stop());

test('0.15 4.9 a policy is written, its consequences seen before it counts, switched off and removed', async () => {
  const tenant = await world.server.createTenant('policies');
  const { page, open, check, context } = await world.visit(tenant);
  await open('/policies/workspace/policies', 'Policies');
  await page.getByText('No policy yet').waitFor();
  await page.getByRole('button', { name: 'New policy' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name').fill('Nobody shares');
  const definition = form.getByLabel('Definition');
  await definition.fill('{ "effect": ');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('This is no JSON').waitFor();
  await definition.fill(JSON.stringify({ effect: 'deny', subjects: { roles: ['owner'] }, actions: ['analytics.read'] }));
  await form.getByRole('button', { name: 'What would change?' }).click();
  await form.getByRole('heading', { name: '1 answer would be another' }).waitFor();
  await form.getByText('Owner of policies').waitFor();
  await check('policies-form');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Nobody shares' }).waitFor();
  await page.getByRole('button', { name: 'Switch off: Nobody shares' }).click();
  await page.getByRole('button', { name: 'Switch on: Nobody shares' }).waitFor();
  await check('policies');
  await context.close();

  const small = await world.visit(tenant, { viewport: { width: 390, height: 800 }, locale: 'de' });
  await small.open('/policies/workspace/policies', 'Richtlinien');
  await small.page.getByRole('heading', { name: 'Nobody shares' }).waitFor();
  await small.check('policies-de-390');
  expect(await small.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await small.page.getByRole('button', { name: 'Entfernen: Nobody shares' }).click();
  await small.page.getByRole('alertdialog').getByRole('button', { name: 'Entfernen' }).click();
  await small.page.getByText('Noch keine Richtlinie').waitFor();
  await small.context.close();
});
