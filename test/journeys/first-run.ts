// Somebody who just started the product finds out what to do first, in the role they have.
import type { Journey } from './journey.ts';

export const firstRun: Journey = {
  title: 'the first run says what to do first, and each role sees what it may do',
  organisation: 'empty',
  async walk({ page, signIn, look }) {
    await signIn('Amara Okafor');
    await page.getByRole('heading', { level: 1, name: 'Hello, Amara' }).waitFor();
    await look('home-empty');
    for (const [path, heading] of [
      ['/licenses', 'Licenses'],
      ['/applications', 'Applications'],
      ['/people', 'People'],
      ['/contracts', 'Contracts'],
      ['/connections', 'Connections'],
      ['/notifications', 'Notifications'],
      ['/settings', 'Settings'],
      ['/logs', 'Logs'],
      ['/import', 'Import'],
    ] as const) {
      await page.getByRole('navigation').first().getByRole('link', { name: heading }).click();
      await page.waitForURL(`**${path}`);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await look(`${heading.toLowerCase()}-empty`);
    }
    await signIn('Vera Novak', '/contracts');
    await page.getByRole('heading', { level: 1, name: 'Contracts' }).waitFor();
    const add = page.getByRole('link', { name: 'Add contract' });
    if (await add.count()) throw new Error('A viewer is offered to add a contract');
    await signIn('Fiona Lindqvist', '/contracts');
    await add.first().waitFor();
    await signIn('Aiko Tanaka');
    await page.getByRole('heading', { level: 1, name: 'Licenses' }).waitFor();
    const menu = page.getByRole('navigation').first().getByRole('link');
    if ((await menu.count()) > 1) throw new Error('A reseller’s contact is offered more than licenses');
  },
};
