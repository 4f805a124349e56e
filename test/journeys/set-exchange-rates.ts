// A finance manager types a rate, imports a file with a mistake in one row, and deletes a rate again.
import type { Journey } from './journey.ts';

const FILE = [
  'Currency;Date;Rate',
  'SEK;1.9.2025;0,0871',
  'SEK;30.2.2025;0,0872',
  'SEK;2.9.2025;0,0873',
].join('\n');

export const setExchangeRates: Journey = {
  title: 'exchange rates are typed and imported, a bad row is named, and a viewer may only look',
  organisation: 'demo',
  async walk({ page, signIn, look }) {
    await signIn('Fiona Lindqvist', '/settings?tab=rates');
    await page.getByText('1 USD = ').first().waitFor();
    await look('rates');
    await page.getByRole('button', { name: 'Add rate' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('Type it, such as 1.0842').waitFor();
    await look('rate-form-error');
    await dialog.getByLabel('Currency').fill('chf');
    await dialog.getByLabel('Rate').fill('1,0632');
    await dialog.getByText('1 CHF = 1.0632 EUR').waitFor();
    await dialog.getByRole('button', { name: 'Add' }).click();
    const kept = page.getByText(/: 1 CHF = 1.0632 EUR from/);
    await kept.waitFor();
    // On a phone it would lie over the next dialog's button.
    await kept.waitFor({ state: 'detached' });
    const upload = async () => {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'rates.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
      await dialog.getByText('1 row cannot be set').waitFor();
    };
    await page.getByRole('button', { name: 'Import CSV' }).click();
    await upload();
    await look('rates-preview');
    await dialog.getByRole('button', { name: 'Set 2 rates' }).click();
    await dialog.getByText('2 rates set').waitFor();
    await dialog.getByRole('button', { name: 'Import another file' }).click();
    await upload();
    await dialog.getByRole('button', { name: 'Set 2 rates' }).click();
    await dialog.getByText('Nothing changed').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('link', { name: 'History of SEK' }).click();
    await page.getByRole('heading', { name: 'Every rate of SEK' }).waitFor();
    await page.getByRole('button', { name: 'Delete the rate of SEK on Sep 2, 2025' }).click();
    await look('rate-deletion');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('The rate of SEK on Sep 2, 2025 was deleted').waitFor();
    await signIn('Vera Novak', '/settings?tab=rates');
    await page.getByText('You see rates without setting them.').waitFor();
    await look('rates-viewer');
  },
};
