// A finance manager types a contract with its prices and sees what follows and what it costs before it is kept.
import type { Journey } from './journey.ts';

export const addAContract: Journey = {
  title:
    'a contract shows what follows and what it costs as it is typed, and stands in the list once it is kept',
  organisation: 'demo',
  async walk({ page, signIn, look }) {
    await signIn('Fiona Lindqvist', '/contracts');
    await look('contracts');
    await page
      .getByRole('link', { name: 'Add contract' })
      .or(page.getByRole('button', { name: 'Add contract' }))
      .first()
      .click();
    await page
      .getByRole('button', { name: /^(Add|Keep|Save)/ })
      .last()
      .click();
    await page.getByText('Some fields need another look.').waitFor();
    await look('contract-form-error');
    await page.getByRole('textbox', { name: 'Name' }).fill('Miro Enterprise');
    await page.getByLabel('Start').fill('2026-01-01');
    await page.getByLabel('Months').fill('12');
    await page.getByText('Renews by itself').click();
    await page.getByLabel('Notice before the end').fill('60');
    await page.getByText('Nov 1, 2027').first().waitFor();
    await page.getByRole('button', { name: 'Add line' }).click();
    await page.getByRole('textbox', { name: 'What it is for' }).fill('Seats');
    await page.getByRole('textbox', { name: 'Quantity' }).fill('25');
    await page.getByRole('textbox', { name: 'Price' }).fill('60');
    await page.getByRole('button', { name: 'Base fee, discount, dates' }).click();
    await page.getByRole('textbox', { name: 'Base fee' }).fill('1,000');
    await page.getByRole('textbox', { name: 'Included in it' }).fill('10');
    await page.getByRole('region', { name: 'What it costs' }).getByText('€1,900').first().waitFor();
    await look('contract-form');
    await page
      .getByRole('button', { name: /^(Add|Keep|Save)/ })
      .last()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Miro Enterprise' }).waitFor();
    await page.getByRole('region', { name: 'Cost' }).getByText('€1,900').first().waitFor();
    await look('contract');
    await page.getByRole('link', { name: 'Lines and months' }).click();
    await page.getByText('€60 each per year, plus a base fee of €1,000 with 10 included').waitFor();
    await page.getByRole('combobox', { name: 'Cost is recognized' }).click();
    await page.getByRole('option', { name: 'At the contract’s start' }).click();
    await page.waitForURL(/[?&]recognition=contractStart/);
    await page.getByRole('row', { name: 'January 2026 €1,900' }).waitFor();
    await look('contract-cost');
    await page.getByRole('navigation').first().getByRole('link', { name: 'Contracts' }).click();
    await page.getByRole('row', { name: /Miro Enterprise.*€1,900/ }).waitFor();
  },
};
