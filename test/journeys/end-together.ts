// A procurement manager makes contracts of several vendors end on one day, and sees why one of them cannot.
import type { Journey } from './journey.ts';

export const endTogether: Journey = {
  title: 'contracts are made to end together, each with its own term, cost and result',
  organisation: 'demo',
  async walk({ page, signIn, look }) {
    await signIn('Pedro Salgado', '/contracts');
    await page.getByRole('link', { name: 'End together' }).click();
    const contracts = page.getByRole('combobox', { name: 'Contracts' });
    for (const name of ['GitHub Enterprise', 'Datadog Pro', 'DocuSign eSignature']) {
      await contracts.fill(name);
      await page.getByRole('option', { name }).click();
    }
    await page.keyboard.press('Escape');
    const day = page.getByLabel('End together on');
    const year = new Date().getFullYear() + 2;
    await day.fill(`${year}-12-31`);
    const table = page.getByRole('table', { name: 'Contracts that shall end together' });
    await table.getByText('Can be renewed to it').or(table.getByText('Needs an approval')).first().waitFor();
    await table.getByText('Notice was sent').waitFor();
    await page.getByRole('button', { name: `Renew 2 contracts until Dec 31, ${year}` }).waitFor();
    await look('end-together');
    await page.getByRole('button', { name: /^Renew 2 contracts/ }).click();
    await page.getByRole('button', { name: 'Choose others' }).waitFor();
    await look('ended-together');
    await table.getByRole('link', { name: 'Datadog Pro' }).click();
    await page.getByText(`Dec 31, ${year}`).first().waitFor();
  },
};
