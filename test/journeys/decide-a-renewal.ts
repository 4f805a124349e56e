// A procurement manager asks for a decision, finance approves it, and who may only read is offered nothing to do.
import type { Journey, Walk } from './journey.ts';

const CONTRACT = 'Salesforce Sales and Service Cloud';
const CONTROLS =
  /^(Decide|Approve|Refuse|Take into review|Change reviewer|Take back|Record notice|Keep these)/;

async function askFor({ page, signIn, look }: Walk): Promise<string> {
  await signIn('Pedro Salgado', '/renewals');
  await page.getByRole('row', { name: new RegExp(CONTRACT) }).waitFor();
  await look('renewals');
  await page.getByRole('searchbox', { name: 'Search renewals' }).fill('salesforce sales');
  await page.waitForURL(/[?&]text=salesforce/);
  await page.getByText(/^1–1 of 1/).waitFor();
  await page.locator('label', { hasText: 'Calendar' }).click();
  await page.waitForURL(/[?&]view=calendar/);
  if (!/[?&]text=salesforce/.test(page.url())) throw new Error('The calendar lost the filter of the table');
  const due = page.getByRole('table').getByRole('link', { name: new RegExp(`${CONTRACT}.*decide by`) });
  const counted = page.getByText(/^\d+ deadlines? in these weeks/);
  await counted.waitFor();
  for (let month = 0; month < 3 && !(await due.first().isVisible()); month++) {
    const answered = page.waitForResponse((response) => response.url().includes('/api/renewals?'));
    await page.getByRole('button', { name: 'The month after' }).click();
    await answered;
    await counted.waitFor();
  }
  await due.first().waitFor();
  await look('renewals-calendar');
  await due.first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: CONTRACT }).waitFor();
  const { pathname } = new URL(page.url());
  await look('renewal');
  await page.getByRole('textbox', { name: 'Expected growth' }).fill('25');
  await page.getByRole('button', { name: 'Keep these' }).click();
  await page.getByText('Growth and margin are kept').waitFor();
  await page.getByRole('button', { name: 'Decide' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Renew with changes' }).check();
  const line = dialog.getByRole('group', { name: 'Salesforce', exact: true });
  await line.getByRole('textbox', { name: 'Price' }).fill('many');
  await dialog.getByRole('button', { name: 'Renew with changes' }).click();
  await dialog.getByText('A price such as 12.50').waitFor();
  await look('renewal-decide-error');
  await line.getByRole('textbox', { name: 'Price' }).fill('150');
  await line.getByRole('textbox', { name: 'Quantity' }).fill('90');
  await dialog.getByText(/The next term costs/).waitFor();
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Fewer seats, at the price offered.');
  await look('renewal-decide');
  await dialog.getByRole('button', { name: 'Renew with changes' }).click();
  await page.getByRole('region', { name: 'Waits for approval' }).waitFor();
  if (await page.getByRole('button', { name: /^Approve/ }).count())
    throw new Error('Who asked may approve their own request');
  await look('renewal-awaiting');
  return pathname;
}

export const decideARenewal: Journey = {
  title: 'a renewal is asked for by procurement, approved by finance, and only read by others',
  organisation: 'demo',
  async walk(walk) {
    const { page, signIn, look, address } = walk;
    await signIn('Pedro Salgado', '/renewals/policies');
    await page.getByRole('button', { name: 'Add policy' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Sales tools');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Above', exact: true }).fill('10,000');
    await page
      .getByRole('dialog')
      .getByText(/open renewals? (is|are) concerned/)
      .waitFor();
    await look('renewal-policy');
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
    await page
      .getByRole('list', { name: 'Policies in their order' })
      .getByText('Sales tools')
      .first()
      .waitFor();
    await look('renewal-policies');

    const path = await askFor(walk);

    await signIn('Fiona Lindqvist', '/renewals?state=awaitingApproval');
    await page.getByRole('link', { name: CONTRACT }).click();
    await page.getByRole('button', { name: 'Approve' }).click();
    await page
      .getByRole('dialog')
      .getByText(/The next term costs/)
      .waitFor();
    await look('renewal-approve');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await page
      .getByRole('region', { name: 'What was decided' })
      .getByText(/Fiona Lindqvist approved it/)
      .waitFor();
    await look('renewal-decided');

    await signIn('Vera Novak', path);
    await page.getByRole('heading', { level: 1, name: CONTRACT }).waitFor();
    await page.getByRole('region', { name: 'What was decided' }).waitFor();
    if (await page.getByRole('button', { name: CONTROLS }).count())
      throw new Error('A viewer is offered a decision');
    await page.goto(`${address}/renewals/policies`);
    await page.getByText('Sales tools', { exact: false }).first().waitFor();
    if (await page.getByRole('button', { name: /^(Change|Delete|Move)/ }).count())
      throw new Error('A viewer is offered to change a policy');
  },
};
