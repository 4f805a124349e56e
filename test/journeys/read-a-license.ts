// Somebody asks who is behind a figure, narrows the list, and changes what counts as inactive.
import type { Journey } from './journey.ts';

export const readALicense: Journey = {
  title: 'a license shows the people behind its figures, filtered and sorted by address',
  organisation: 'demo',
  async walk({ page, signIn, look }) {
    await signIn('Ivo Marek');
    await look('home');
    await page.getByRole('navigation').first().getByRole('link', { name: 'Licenses' }).click();
    await look('licenses');
    await page.getByRole('link', { name: 'Google Workspace Enterprise Standard' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Google Workspace Enterprise Standard' }).waitFor();
    await look('license');
    await page.getByPlaceholder('Search people').fill('gupta');
    await page.waitForURL(/[?&]text=gupta/);
    const people = page
      .getByRole('table')
      .getByRole('row')
      .filter({ has: page.getByRole('cell') });
    await people.filter({ hasNotText: /gupta/i }).first().waitFor({ state: 'detached' });
    await people.first().waitFor();
    await page.getByRole('button', { name: 'Last active' }).click();
    await page.waitForURL(/[?&]sort=/);
    const address = page.url();
    await page.reload();
    await page.getByRole('cell', { name: /Gupta/ }).first().waitFor();
    if (page.url() !== address) throw new Error(`The address did not keep the list: ${page.url()}`);
    await page.getByRole('tab', { name: 'History' }).click();
    await look('license-history');
    await page.getByRole('tab', { name: 'Values and sources' }).click();
    await look('license-values');
    await page.getByRole('tab', { name: 'Log' }).click();
    await look('license-log');
    await page.getByRole('navigation').first().getByRole('link', { name: 'People' }).click();
    await look('people');
    await page.getByRole('row').nth(1).getByRole('link').first().click();
    await look('person');
  },
};

export const changeThePeriod: Journey = {
  title: 'a changed inactivity period is seen at once and kept',
  organisation: 'demo',
  async walk({ page, signIn, look }) {
    await signIn('Amara Okafor', '/licenses');
    await page.getByText('Somebody is inactive after 60 days', { exact: false }).waitFor();
    await page.getByRole('navigation').first().getByRole('link', { name: 'Settings' }).click();
    await look('settings');
    await page.getByRole('combobox', { name: /inactiv/i }).click();
    await page.getByRole('option', { name: /^30\b/ }).click();
    await page.getByRole('button', { name: /^Save/ }).click();
    await page.getByRole('navigation').first().getByRole('link', { name: 'Licenses' }).click();
    await page.getByText('Somebody is inactive after 30 days', { exact: false }).waitFor();
    await page.reload();
    await page.getByText('Somebody is inactive after 30 days', { exact: false }).waitFor();
  },
};
