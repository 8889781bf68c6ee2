import type { BrowserContextOptions, Page } from 'playwright-core';

/** A picture of the running product. */
export interface Picture {
  file: string;
  /** Address on the server; that of the example of an embed is another's. */
  url: string;
  context: BrowserContextOptions;
  before?: (page: Page) => Promise<unknown>;
}

const TOUR = '/t/demo/belvedere-house';
const STUDIO = '/sign-in?next=/studio/demo/tours';
const DESKTOP = { viewport: { width: 1280, height: 720 } };
const SMALL = { viewport: { width: 960, height: 540 } };

const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click();
/** What the tour does, and how: as text, for it runs in the page. */
const ask = (page: Page, call: string) => page.evaluate(`document.querySelector('belvedere-tour').tour.${call}`);

/** Something of the viewer that the demo does not have: a page of the server's origin with a tour that the script makes, under `window.tour`. */
const withTour = (name: string, script: string) => async (page: Page) => {
  const address = new URL(`/pictures/${name}`, page.url()).href;
  const body = `<!doctype html><html lang="en"><title>Belvedere</title><style>body { margin: 0; height: 100vh }</style>
    <script type="module">import { createTour } from '/assets/viewer.js'; ${script}</script>`;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(address, { waitUntil: 'networkidle' });
};
const tourWith = (options: string) => `window.tour = createTour(document.body, { src: '${TOUR}/manifest.json', ${options} });`;

/** Who visits a server that has no tenant who counts is asked in these words. */
const CONSENT =
  'May we count which rooms you look at? We keep it for two years and give it to nobody.\nIt tells us what people like to see.';

/** Signs the owner of the demo in, who is led to the studio. */
const enterStudio = async (page: Page, { email, password }: Owner) => {
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('.next a').click();
  await page.locator('#studio main').waitFor();
};
/** A screen of the studio, where a press leads on from the list of tours. */
const inStudio =
  (owner: Owner, ...presses: string[]) =>
  async (page: Page) => {
    await enterStudio(page, owner);
    for (const name of presses) await page.getByRole('link', { name }).first().click();
    await page.waitForLoadState('networkidle');
  };

/** Who can sign in at the server that is looked at. */
export interface Owner {
  email: string;
  password: string;
}

/**
 * All pictures of README and docs; `example` is where the demo is embedded. Nobody has visited the demo yet: `studio-reports.jpg` and `studio-heatmap.jpg`
 * are what `studio/reports.browser.test.ts` leaves in the folder that `BELVEDERE_SHOTS` names.
 */
export const picturesOf = (example: string, owner: Owner): readonly Picture[] => [
  { file: 'studio.jpg', url: STUDIO, context: DESKTOP, before: inStudio(owner, 'Belvedere House') },
  { file: 'studio-share.jpg', url: STUDIO, context: DESKTOP, before: inStudio(owner, 'Belvedere House', 'Share') },
  { file: 'studio-tours.jpg', url: STUDIO, context: { ...DESKTOP, colorScheme: 'dark' }, before: inStudio(owner) },
  { file: 'tour.jpg', url: TOUR, context: DESKTOP },
  {
    file: 'phone.jpg',
    url: `${TOUR}?lang=de`,
    context: { viewport: { width: 390, height: 700 }, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true },
    before: (page) => page.locator('belvedere-tour button.hotspot[data-type=info]:not(.behind)').first().click(),
  },
  { file: 'embed.jpg', url: example, context: { viewport: { width: 1000, height: 780 } } },
  { file: 'reference.jpg', url: '/api#tours.hotspots.create', context: DESKTOP },
  {
    file: 'examples.jpg',
    url: '/viewer#where',
    context: { viewport: { width: 1100, height: 860 } },
    before: (page) => page.locator('#where .tour').click({ position: { x: 190, y: 130 } }),
  },
  { file: 'event.jpg', url: '/e/demo/candlelight-concert-in-the-hall', context: { viewport: { width: 1100, height: 830 } } },
  { file: 'plan.jpg', url: TOUR, context: SMALL, before: press('Floor plan') },
  { file: 'gallery.jpg', url: TOUR, context: SMALL, before: press('All scenes as pictures') },
  {
    file: 'guide.jpg',
    url: TOUR,
    context: SMALL,
    before: async (page) => {
      await press('Guided tour')(page);
      await press('Next')(page);
      await page.mouse.move(0, 0);
    },
  },
  {
    file: 'panel.jpg',
    url: TOUR,
    context: SMALL,
    before: async (page) => {
      await ask(page, `goTo('the-library', { yaw: -40, pitch: 2, zoom: 1.2 })`);
      await press('The globe')(page);
    },
  },
  {
    file: 'share.jpg',
    url: TOUR,
    context: SMALL,
    before: async (page) => {
      await withTour('share', tourWith(`shareUrl: 'https://tours.example.org${TOUR}'`))(page);
      await press('Share')(page);
    },
  },
  {
    file: 'password.jpg',
    url: TOUR,
    context: SMALL,
    before: async (page) => {
      const closed = { type: '/problems/tours.password_required', status: 403, code: 'tours.password_required' };
      await page.route('**/manifest.json', (route) =>
        route.fulfill({ status: 403, contentType: 'application/problem+json', json: closed }),
      );
      await withTour('password', tourWith(''))(page);
    },
  },
  {
    file: 'lead.jpg',
    url: TOUR,
    context: { viewport: { width: 960, height: 600 } },
    before: withTour(
      'lead',
      `import { leadGate } from '/assets/lead-gate.js';
      const asks = leadGate({ after: 0, optional: true, privacyUrl: '/privacy', send: async () => {} });
      ${tourWith('plugins: [asks]')}`,
    ),
  },
  {
    file: 'consent.jpg',
    url: TOUR,
    context: SMALL,
    before: async (page) => {
      await page.route('**/hits/consent?*', (route) => route.fulfill({ json: { text: { id: 'text', language: 'en', text: CONSENT } } }));
      await withTour(
        'consent',
        `import { countVisits } from '/assets/count-visits.js';
        ${tourWith(`plugins: [countVisits({ server: location.origin, at: '${TOUR}' })]`)}`,
      )(page);
    },
  },
];
