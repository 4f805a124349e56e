// An IT manager shares an application between departments; a finance manager sees what each is charged, and makes a contract's successor.
import type { Journey } from './journey.ts';

export const chargeDepartments: Journey = {
  title: 'an application is charged in fixed shares, reports follow, and a contract gets its successor',
  organisation: 'demo',
  async walk({ page, signIn, look }) {
    await signIn('Amara Okafor', '/applications');
    await page.getByRole('link', { name: 'Notion', exact: true }).click();
    await page.getByRole('button', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('In fixed shares').click();
    const departments = dialog.getByRole('combobox', { name: 'Department' });
    const shares = dialog.getByRole('textbox', { name: 'Share' });
    await departments.fill('Finance');
    await shares.fill('60');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('40 percent are not given to anybody yet').waitFor();
    await look('chargeback-error');
    await dialog.getByRole('button', { name: 'Add department' }).click();
    await departments.last().fill('Board');
    await shares.last().fill('40');
    await dialog.getByText('100 of 100 % are given').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Finance 60 %, Board 40 %').waitFor();

    await signIn('Fiona Lindqvist', '/reports');
    await page.getByText('By department').click();
    await page.getByRole('link', { name: 'Board', exact: true }).waitFor();
    await page.getByText('Seats that nobody holds').waitFor();
    await look('cost-by-department');
    await page.getByRole('tab', { name: 'Renewals of a year' }).click();
    await page.getByRole('button', { name: 'The year after' }).click();
    await page.getByText('Renews by itself').first().waitFor();
    await look('renewals-of-year');
    await page.getByRole('tab', { name: 'Price changes' }).click();
    await page.getByRole('link', { name: 'Figma Organization' }).first().waitFor();
    await look('price-changes');
    await page.getByRole('tab', { name: 'Upcoming payments' }).click();
    await page.getByRole('combobox', { name: 'How far ahead' }).click();
    await page.getByRole('option', { name: 'Overdue' }).click();
    await page
      .getByText(/statements until|No payment is overdue/)
      .first()
      .waitFor();
    await look('overdue-payments');

    await page.goto(`${new URL(page.url()).origin}/contracts`);
    await page.getByRole('link', { name: 'Slack Business+' }).click();
    await page.getByRole('button', { name: 'More about this contract' }).click();
    await page.getByRole('menuitem', { name: 'Add what follows it' }).click();
    await page
      .getByRole('combobox', { name: 'Follows' })
      .and(page.locator('[value="Slack Business+"]'))
      .waitFor();
    await look('successor-form');
    await page.getByRole('textbox', { name: 'Name' }).first().fill('Slack, the next years');
    await page.getByRole('button', { name: 'Add contract' }).click();
    await page.getByRole('heading', { level: 1, name: 'Slack, the next years' }).waitFor();
    await page.getByRole('link', { name: 'Slack Business+' }).first().waitFor();
    await look('successor');

    await signIn('Vera Novak', '/applications');
    await page.getByRole('link', { name: 'Notion', exact: true }).click();
    await page.getByText('Finance 60 %, Board 40 %').waitFor();
    if (await page.getByRole('button', { name: 'Edit' }).count())
      throw new Error('A viewer is offered to change how an application is charged');
  },
};
