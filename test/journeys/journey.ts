// A journey is what one person does in the page, told in steps; every place it looks at is held to the rules for all pages.
import { join } from 'node:path';
import axeCore from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

export interface Walk {
  readonly page: Page;
  /** Origin of the page, without a slash at the end. */
  readonly address: string;
  /** Opens a path of the page as this user of the pick page, signed in. */
  signIn(user: string, path?: string): Promise<void>;
  /** Says what the person saw: no finding of axe, nothing wider than the window, nothing below the page, in light and in dark. */
  look(place: string): Promise<void>;
}

export interface Journey {
  readonly title: string;
  /** `demo` stands on the synced organisation, `empty` on nothing at all. */
  readonly organisation: 'demo' | 'empty';
  readonly walk: (walk: Walk) => Promise<void>;
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };
/** A window that changed its size slides its navigation in or out. */
const SETTLED_MS = 300;

interface Finding {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

declare const axe: {
  run(context: Document, options: object): Promise<{ violations: readonly Finding[] }>;
};

/** @param pictures folder that receives a picture of every look; none without it */
export function walkOf(context: BrowserContext, page: Page, address: string, pictures?: string): Walk {
  return {
    page,
    address,
    async signIn(user, path = '/') {
      await context.clearCookies();
      await page.goto(`${address}${path}`);
      await page.evaluate(() => {
        sessionStorage.clear();
        localStorage.clear();
      });
      await page.goto(`${address}${path}`);
      await page.getByRole('button', { name: /sign in/i }).click();
      await page.getByRole('button', { name: new RegExp(user, 'i') }).click();
      await page.getByRole('navigation').first().waitFor();
    },
    async look(place) {
      await page.waitForLoadState('networkidle');
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        for (const [device, size] of [
          ['desk', DESK],
          ['phone', PHONE],
        ] as const) {
          await page.setViewportSize(size);
          await page.waitForTimeout(SETTLED_MS);
          if (pictures) await page.screenshot({ path: join(pictures, `${place}-${device}-${scheme}.png`) });
          await held(page, `${place}, ${device}, ${scheme}`);
        }
      }
      await page.setViewportSize(DESK);
      await page.emulateMedia({ colorScheme: 'light' });
    },
  };
}

async function held(page: Page, place: string): Promise<void> {
  await page.evaluate(axeCore.source);
  const violations = await page.evaluate(
    async (values) => (await axe.run(document, { runOnly: { type: 'tag', values } })).violations,
    RULES,
  );
  const sentences = violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ target }) => `${id} (${help}) at ${target.join(' ')}`),
  );
  if (sentences.length) throw new Error(`${place}: ${sentences.join('; ')}`);
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overhang > 0) throw new Error(`${place}: the page is ${overhang} px wider than its window`);
  const blank = await page.evaluate(() => {
    const content = document.body.getBoundingClientRect().bottom + window.scrollY;
    return Math.floor(document.documentElement.scrollHeight - Math.max(content, window.innerHeight));
  });
  if (blank > 0) throw new Error(`${place}: ${blank} px of nothing can be scrolled to below the page`);
}
