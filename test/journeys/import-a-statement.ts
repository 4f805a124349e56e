// A finance manager imports a bank's statement with a debit and a credit column, says whose an unknown row is, and takes it back.
import type { Journey } from './journey.ts';

const NAME = 'bank-with-two-columns.csv';

/** One row has an amount in both columns; a bank's own headers. */
function statement(month: string): string {
  return [
    'Transaction date;Details;Paid out;Paid in;Currency',
    `${month}-01;QUILLFORGE STUDIO;1.250,00;;EUR`,
    `${month}-01;QUILLFORGE STUDIO;;250,00;EUR`,
    `${month}-01;COFFEE AND CAKE;4,20;0,00;EUR`,
    `${month}-01;BOTH WAYS LTD;10,00;3,00;EUR`,
  ].join('\n');
}

export const importAStatement: Journey = {
  title: 'a statement with debit and credit is imported, explained and undone, and a viewer may only look',
  organisation: 'demo',
  async walk({ page, signIn, look }) {
    const month = new Date().toISOString().slice(0, 7);
    await signIn('Fiona Lindqvist', '/spend?tab=imports');
    await page.getByText('Import a statement').first().waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: NAME, mimeType: 'text/csv', buffer: Buffer.from(statement(month)) });
    await page.getByText('As it is understood').waitFor();
    await page.getByText('1 row cannot be applied').waitFor();
    await page
      .getByText(/both Debit and Credit have an amount/)
      .first()
      .waitFor();
    await page.getByText('€1,250').first().waitFor();
    await look('statement-preview');
    await page.getByRole('button', { name: 'Save this reading' }).click();
    await page.getByRole('textbox', { name: 'Name of the bank or card' }).fill('House bank');
    await look('statement-preset');
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('read as statements of House bank').waitFor();
    await page.getByRole('region', { name: 'Send' }).getByRole('button', { name: 'Import 3 rows' }).click();
    await page.getByText(`${NAME} is imported`).waitFor();
    await look('statement-imported');
    await page.getByRole('link', { name: 'See its latest month' }).click();
    const choices = page.getByRole('checkbox', { name: /QUILLFORGE/ });
    await choices.first().check();
    await page.getByRole('button', { name: 'Give to an application' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Application' }).click();
    await page.getByRole('option', { name: 'Zoom' }).click();
    await dialog.getByRole('radio', { name: 'Every transaction whose text contains' }).check();
    await dialog.getByRole('textbox', { name: 'Text that they contain' }).fill('quillforge');
    await look('statement-rule');
    await dialog.getByRole('button', { name: 'Add the rule' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.goto(`${new URL(page.url()).origin}/spend?tab=months`);
    await page
      .getByRole('link', { name: /why .* of Zoom differs/ })
      .last()
      .click();
    await dialog.getByRole('table', { name: 'Parts of the difference' }).waitFor();
    await dialog.getByText('Spend less cost').waitFor();
    await dialog.getByText('QUILLFORGE STUDIO').first().waitFor();
    await look('spend-explained');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.goto(`${new URL(page.url()).origin}/spend?tab=months&contract=none`);
    await page.getByRole('switch', { name: 'Only without a contract' }).waitFor();
    await look('spend-no-contract');
    await page.goto(`${new URL(page.url()).origin}/spend?tab=imports`);
    await page.getByRole('button', { name: `Undo ${NAME}` }).click();
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await page
      .getByText(/Undone by/)
      .first()
      .waitFor();
    await look('statement-undone');
    await signIn('Vera Novak', '/spend?tab=imports');
    await page.getByText('You see the statements and cannot import any.').waitFor();
    if (await page.getByRole('button', { name: /^(Undo|Abandon)/ }).count())
      throw new Error('A viewer is offered to take an import back');
    if (await page.locator('input[type=file]').count()) throw new Error('A viewer is offered to import');
    await look('statements-viewer');
  },
};
