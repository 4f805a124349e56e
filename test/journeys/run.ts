// Walks every journey in headless Chromium on the product as it is started by hand, or on one that runs `--at` an address.
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { type Journey, walkOf } from './journey.ts';
import { JOURNEYS } from './journeys.ts';
import { type Product, startProduct } from './product.ts';

const CHROMIUM = '/usr/bin/chromium';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** How long one step may wait for what it expects. */
const STEP_MS = 15_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pictures: { type: 'string' }, at: { type: 'string' } },
});
const wanted = JOURNEYS.filter(({ title }) => title.includes(positionals.join(' ')));
if (values.pictures) await mkdir(values.pictures, { recursive: true });

async function walk(browser: Browser, product: Product, journey: Journey): Promise<boolean> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  context.setDefaultTimeout(STEP_MS);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`the page threw: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/i.test(message.text()))
      troubles.push(message.text());
  });
  try {
    await journey.walk(walkOf(context, page, product.address, values.pictures));
    if (troubles.length) throw new Error(troubles.join('; '));
    console.log(`✓ ${journey.title}`);
    return true;
  } catch (error) {
    console.log(`✗ ${journey.title}\n  ${(error as Error).message}`);
    if (values.pictures) await page.screenshot({ path: `${values.pictures}/failed.png`, fullPage: true });
    return false;
  } finally {
    await context.close();
  }
}

const browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: QUIET });
let passed = 0;
for (const organisation of ['empty', 'demo'] as const) {
  const journeys = wanted.filter((journey) => journey.organisation === organisation);
  if (!journeys.length) continue;
  const product = values.at
    ? { address: values.at, stop: async () => undefined }
    : await startProduct(...(organisation === 'empty' ? ['--empty'] : []));
  try {
    for (const journey of journeys) if (await walk(browser, product, journey)) passed += 1;
  } finally {
    await product.stop();
  }
}
await browser.close();
const failed = wanted.length - passed;
console.log(`Tests ${failed ? `${failed} failed | ` : ''}${passed} passed (${wanted.length})`);
process.exitCode = failed || !wanted.length ? 1 : 0;
