// An IT manager says by hand who holds a license that no vendor tells of: one person by a dialog, many by a sheet.
import { readFile } from 'node:fs/promises';
import type { Journey } from './journey.ts';

const WHOM = 'agency.artist@example.net';
const SHEET = 'creative-cloud-edited.csv';

export const mapLicenses: Journey = {
  title:
    'a license is assigned by hand to one person and by a sheet to others, changed, ended and taken away',
  organisation: 'demo',
  async walk({ page, signIn, look }) {
    await signIn('Ivo Marek', '/applications');
    await page.getByRole('link', { name: 'Adobe Creative Cloud', exact: true }).click();
    await page.getByRole('tab', { name: 'People' }).click();
    const table = page.getByRole('table', { name: 'People of this application' });
    await table.getByText('All apps').first().waitFor();
    await look('application-people');

    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Assign a license' }).click();
    await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
    await dialog.getByText('Say whom by their mail address').waitFor();
    await dialog.getByRole('combobox', { name: 'Person' }).fill(WHOM);
    await dialog.getByRole('textbox', { name: 'Role' }).fill('Retouching');
    await dialog.getByLabel('Start date').fill('2026-11-02');
    await dialog.getByLabel('End date').fill('2026-11-01');
    await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
    await dialog.getByText('The last day lies before the first').first().waitFor();
    await look('assign-a-license');
    await dialog.getByLabel('End date').fill('2099-12-31');
    await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const search = page.getByRole('searchbox', { name: 'Search people' });
    await search.fill('agency');
    await table.getByText(WHOM).first().waitFor();
    await table.getByText('Retouching, since Nov 2, 2026, through Dec 31, 2099').waitFor();

    const more = page.getByRole('button', { name: `More about All apps of ${WHOM}` });
    await more.click();
    await page.getByRole('menuitem', { name: 'End today' }).click();
    await page.getByText('It ends today').waitFor();
    await more.click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await look('remove-an-assignment');
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Nobody matches').waitFor();
    await search.fill('');

    await page.getByRole('link', { name: 'Map by a sheet' }).click();
    await page.getByText('It comes filled with').waitFor();
    await look('map-licenses');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the sheet' }).click();
    const [header = '', first = ''] = (await readFile(await (await saving).path(), 'utf8'))
      .trim()
      .split('\r\n');
    const [mail = ''] = first.split(',');
    const rows = [
      header,
      `${mail},All apps,Lead,2026-01-01,,`,
      'new.colleague@example.net,All apps,Designer,2099-01-01,,add',
      'nobody@example.net,All apps,,,,end',
      'new.colleague@example.net,All application,,,,',
    ];
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: SHEET, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) });
    await page.getByText('Whoever is not in the sheet keeps what they hold.').waitFor();
    await page.getByText('"All application" is no license of this application').first().waitFor();
    await look('sheet-preview');
    await page.getByRole('region', { name: 'Send' }).getByRole('button', { name: 'Import 3 rows' }).click();
    await page.getByText(`${SHEET} is imported`).waitFor();
    await page.getByText('2 rows were applied, 2 were left out.').waitFor();
    await page.getByText('nobody assigned All apps to nobody@example.net by hand').waitFor();
    await look('sheet-applied');
    await page.getByRole('link', { name: 'See who holds what' }).click();
    await page.getByRole('searchbox', { name: 'Search people' }).fill('new.colleague');
    await table.getByText('Not yet').waitFor();
    await table.getByText('from Jan 1, 2099, Designer').waitFor();

    await page.goto(`${new URL(page.url()).origin}/people?tab=findings`);
    await page.getByRole('table', { name: 'Findings' }).getByText('Its person has left').first().waitFor();
    await look('findings');
  },
};
