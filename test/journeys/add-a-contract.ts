// A finance manager types a contract and sees what follows from it before it is kept.
import type { Journey } from './journey.ts';

export const addAContract: Journey = {
  title: 'a contract shows what follows as it is typed, and stands in the list once it is kept',
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
    await look('contract-form');
    await page
      .getByRole('button', { name: /^(Add|Keep|Save)/ })
      .last()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Miro Enterprise' }).waitFor();
    await look('contract');
    await page.getByRole('navigation').first().getByRole('link', { name: 'Contracts' }).click();
    await page.getByRole('link', { name: 'Miro Enterprise' }).waitFor();
  },
};
