// An administrator lets a connection act, takes a license away from somebody who does not use it, and gives it back.
import type { Journey, Walk } from './journey.ts';

async function letItAct({ page, signIn, look }: Walk): Promise<void> {
  await signIn('Amara Okafor', '/connections');
  await page.getByRole('link', { name: 'Salesforce production' }).first().click();
  await page.getByRole('tab', { name: 'Tasks' }).click();
  for (const task of ['Reclaim', 'Restore']) {
    await page.getByRole('switch', { name: task }).click({ force: true });
    await page.getByText(`${task} is on`).waitFor();
  }
  await look('connection-acts');
}

async function takeAway({ page, look }: Walk): Promise<string> {
  await page.goto(`${new URL(page.url()).origin}/actions`);
  await page.getByText('Nothing is open').waitFor();
  await look('actions-empty');
  await page.getByRole('link', { name: 'Open licenses' }).click();
  await page.getByRole('searchbox', { name: 'Search licenses' }).fill('SFDC');
  // Whoever clicks before the list has followed the search goes where the search then is.
  await page.waitForURL(/text=SFDC/);
  await page.getByRole('table').getByRole('link', { name: 'Salesforce', exact: true }).first().click();
  await page.getByRole('button', { name: 'Take away' }).waitFor();
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Not used' }).click();
  await page.waitForURL(/state=unused/);
  await page.getByText(/^Choose all \d+ shown/).waitFor();
  await page.getByRole('table').getByRole('checkbox').first().check();
  await page.getByText('1 chosen').waitFor();
  await look('license-people-chosen');
  await page.getByRole('button', { name: 'Take away' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/Frees 1 seat of Salesforce/).waitFor();
  await dialog.getByText('Can be given back from here').waitFor();
  await look('action-preview');
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Not used for months.');
  await dialog.getByRole('button', { name: 'Ask for 1 action' }).click();
  await page.getByText(/1 action asked for/).waitFor();
  await page.getByRole('link', { name: 'Past actions' }).click();
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Give back' }).waitFor();
  await page.getByText('Not used for months.').first().waitFor();
  await look('action-done');
  return new URL(page.url()).pathname;
}

export const reclaimALicense: Journey = {
  title: 'take a license away and give it back',
  organisation: 'demo',
  async walk(walk) {
    const { page, signIn, look, address } = walk;
    await letItAct(walk);
    const path = await takeAway(walk);
    await page.getByRole('button', { name: 'Give back' }).click();
    await look('action-give-back');
    await page.getByRole('dialog').getByRole('button', { name: 'Give back' }).click();
    await page.waitForURL((url) => url.pathname !== path);
    await page.getByText('an earlier action').waitFor();
    await page.getByText('License actions').first().waitFor();
    await signIn('Vera Novak', path);
    await page.getByText('Not allowed').waitFor();
    if (await page.getByRole('button', { name: 'Give back' }).count())
      throw new Error('Who may not act is offered to give back');
    await page.goto(`${address}/`);
    await page.getByRole('navigation').first().waitFor();
    if (await page.getByRole('link', { name: 'Actions', exact: true }).count())
      throw new Error('Who may not read actions is led to them');
  },
};
