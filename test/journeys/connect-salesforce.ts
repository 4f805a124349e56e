// An IT manager connects a vendor, sees what it says, and switches between what was typed and what was read.
import { startSandbox } from '#test/sandbox/sandbox.ts';
import type { Journey } from './journey.ts';

const TYPED = '50';

export const connectSalesforce: Journey = {
  title: 'connecting Salesforce fills the licenses, and one switch goes back to what was typed and on again',
  organisation: 'empty',
  async walk({ page, signIn, look }) {
    const day = new Date().toISOString().slice(0, 10);
    const sandbox = await startSandbox({ people: 120, seed: 11, day });
    try {
      const license = sandbox.truth().licenses.find(({ name }) => name === 'Salesforce');
      if (license?.total === undefined) throw new Error('The sandbox sells no license named Salesforce');
      const captured = license.total.toLocaleString('en-US');
      await signIn('Amara Okafor', '/applications');
      await page.getByRole('button', { name: 'Add application' }).first().click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Salesforce');
      await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
      await page.getByRole('heading', { level: 1, name: 'Salesforce' }).waitFor();

      await page.getByRole('navigation').first().getByRole('link', { name: 'Licenses' }).click();
      await page.getByRole('button', { name: 'Add license' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'Application' }).click();
      await page.getByRole('option', { name: 'Salesforce' }).click();
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Salesforce');
      await dialog.getByLabel('Bought').fill(TYPED);
      await look('add-license');
      await dialog.getByRole('button', { name: 'Add license' }).click();
      await page.getByRole('heading', { level: 1, name: 'Salesforce' }).waitFor();

      await page.goto(new URL('/connections/new', page.url()).href);
      await page.getByRole('button', { name: /^Salesforce/ }).click();
      await look('connect-salesforce-scopes');
      await page.getByRole('button', { name: 'Continue' }).click();
      const { config, credentials } = sandbox.credentials('salesforce') as {
        config: { myDomainUrl: string };
        credentials: { clientId: string; clientSecret: string };
      };
      await page.getByRole('combobox', { name: 'Application' }).click();
      await page.getByRole('option', { name: 'Salesforce' }).first().click();
      await page.getByLabel('My Domain address').fill(config.myDomainUrl);
      await page.getByLabel('Consumer key').fill(credentials.clientId);
      await page.getByLabel('Consumer secret').fill('not the secret');
      await page.getByRole('button', { name: 'Test the connection' }).click();
      await page.getByRole('button', { name: 'Back to credentials' }).waitFor();
      await look('connect-salesforce-refused');
      await page.getByRole('button', { name: 'Back to credentials' }).click();
      await page.getByLabel('Consumer secret').fill(credentials.clientSecret);
      await page.getByRole('button', { name: 'Test the connection' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await look('connect-salesforce-tasks');
      await page.getByRole('button', { name: /^Connect/ }).click();
      await page.getByText('Last complete read').waitFor();
      const connection = page.url();
      await page.getByText(/\d accounts/).waitFor({ timeout: 40_000 });
      await look('connection');

      const bought = async (expected: string) => {
        await page.goto(new URL('/licenses?text=Salesforce', page.url()).href);
        const row = page.getByRole('row', { name: /^Salesforce\s*Salesforce/ }).first();
        await row.waitFor();
        const headers = await page.getByRole('columnheader').allTextContents();
        const place = headers.findIndex((header) => header.trim() === 'Bought');
        await row
          .getByRole('cell')
          .nth(place)
          .filter({ hasText: new RegExp(`^\\s*${expected}\\s*$`) })
          .waitFor();
      };
      const switchTo = async (state: boolean) => {
        await page.goto(connection);
        await page.getByRole('switch', { name: 'License information' }).setChecked(state, { force: true });
        await page.getByText(`License information is ${state ? 'on' : 'off'}`).waitFor();
      };
      await bought(captured);
      await switchTo(false);
      await bought(TYPED);
      await switchTo(true);
      await bought(captured);
    } finally {
      await sandbox.close();
    }
  },
};
