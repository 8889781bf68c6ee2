// What consumers write: one call, and forty different ones; each answer is used, so that its type has to be known.

export interface Program {
  /** What is imported. */
  library: 'nothing' | '@belvedere/sdk' | 'a contract of 350 procedures' | 'stripe';
  calls: number;
  source: string;
}

const IDS = ['get', 'publish', 'archive', 'remove', 'restore'];
const BELVEDERE_CALLS = [
  ...['get', 'publish', 'unpublish', 'archive', 'remove', 'restore', 'findings'].map((verb) => `tours.${verb}({ id })`),
  `tours.list({ limit: 5 })`,
  `tours.create({ title: 'A' })`,
  `tours.update({ id, version: 1, title: 'A' })`,
  ...['get', 'remove', 'restore'].flatMap((verb) => [`tours.scenes.${verb}({ id })`, `tours.hotspots.${verb}({ id })`]),
  `tours.scenes.create({ tourId: id, title: 'A' })`,
  `tours.scenes.list({ tourId: id })`,
  `tours.scenes.reorder({ tourId: id, sceneIds: [id] })`,
  `tours.hotspots.create({ sceneId: id, title: 'A', position: { yaw: 1, pitch: 2 }, content: { type: 'chat', greeting: 'Hello' } })`,
  `tours.hotspots.list({ sceneId: id })`,
  `tours.translations.list({ tourId: id })`,
  `tours.translations.setTour({ tourId: id, language: 'de', title: 'A' })`,
  `tours.embeds.create({ tourId: id, domains: [id] })`,
  `tours.embeds.list({ tourId: id })`,
  ...['get', 'download', 'retry', 'remove', 'restore'].map((verb) => `media.${verb}({ id })`),
  `media.list({ limit: 1 })`,
  `tenancy.settings.get()`,
  `tenancy.members.list({})`,
  `tenancy.quotas.get()`,
  `access.roles.list()`,
  `access.permissions.list()`,
  `keys.list({})`,
  `auditLog.list({ limit: 1 })`,
  `identity.me()`,
  `identity.sessions.list()`,
];
const SYNTHETIC_CALLS = Array.from({ length: 40 }, (_, index) => `things${index}.${IDS[index % IDS.length]}({ id })`);
const STRIPE_OBJECTS = [
  'customers',
  'products',
  'prices',
  'invoices',
  'subscriptions',
  'charges',
  'paymentIntents',
  'refunds',
  'payouts',
  'disputes',
  'coupons',
  'plans',
  'setupIntents',
  'paymentMethods',
  'events',
  'files',
  'balanceTransactions',
  'quotes',
  'topups',
  'taxRates',
];
const STRIPE_CALLS = STRIPE_OBJECTS.flatMap((object) => [`${object}.retrieve(id)`, `${object}.list({ limit: 5 })`]);

const belvedere = `import { createBelvedere } from '@belvedere/sdk';\nconst client = createBelvedere({ baseUrl: 'https://tours.example.org', apiKey: 'key' });`;
const stripe = `import Stripe from 'stripe';\nconst client = new Stripe('key');`;

const program = (library: Program['library'], head: string, calls: readonly string[]): Program => ({
  library,
  calls: calls.length,
  source: `${head}\nexport const id = 'a';\n${calls.map((call, index) => `export const answer${index} = await client.${call};`).join('\n')}\n`,
});

export const PROGRAMS: readonly Program[] = [
  { library: 'nothing', calls: 0, source: 'export const id = 1;\n' },
  program('stripe', stripe, [`customers.retrieve(id)`]),
  program('@belvedere/sdk', belvedere, [`tours.get({ id })`]),
  program('a contract of 350 procedures', belvedere, [`things7.get({ id })`]),
  program('stripe', stripe, STRIPE_CALLS),
  program('@belvedere/sdk', belvedere, BELVEDERE_CALLS.slice(0, 40)),
  program('a contract of 350 procedures', belvedere, SYNTHETIC_CALLS),
];
