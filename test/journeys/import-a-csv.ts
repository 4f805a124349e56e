// An IT manager uploads who holds seats of an application without an API, with a mistake in one row.
import { civilDayAt } from '#shared/domain/calendar/zone-days.ts';
import type { Journey } from './journey.ts';

const ROWS = 1200;
/** The third row of the file under its line of headers. */
const MISTAKEN = 3;

/** Longer than one page of the upload; other programs' names for columns, non-Latin names, one day that never was. */
function holders(): string {
  const lines = Array.from({ length: ROWS }, (_, at) => {
    const seen = at + 1 === MISTAKEN ? '2026-02-30' : civilDayAt(20_700 + (at % 60));
    return `Zoë Ōta ${at},holder-${at}@meridian.example,Full seat,${seen}`;
  });
  return ['Full name,E-mail,License,Last active', ...lines].join('\n');
}

export const importACsv: Journey = {
  title: 'a CSV file is mapped and previewed, its good rows are applied and its bad row is named',
  organisation: 'demo',
  async walk({ page, signIn, look }) {
    await signIn('Ivo Marek', '/import');
    await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
    await look('import');
    const upload = async () => {
      await page.getByRole('radio', { name: /^Assignments|^Who holds/ }).check();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'holders.csv', mimeType: 'text/csv', buffer: Buffer.from(holders()) });
      await page.getByText('As it is understood').waitFor();
      await page.getByText('1 row cannot be applied').waitFor();
    };
    await upload();
    await look('import-preview');
    const send = page.getByRole('region', { name: 'Send' }).getByRole('button');
    await send.click();
    // Nobody in the file held a seat before: it says how many would lose theirs, and waits for a word.
    await page.getByText(/of the \d+ accounts of this connection are not in the file/).waitFor();
    await look('import-loses');
    await page.getByRole('button', { name: 'Import it and take them out' }).click();
    await page.getByText('holders.csv is imported').waitFor();
    await page
      .getByText(`${(ROWS - 1).toLocaleString('en-US')} rows were applied, 1 was left out.`)
      .waitFor();
    await look('import-done');
    await page.getByRole('button', { name: 'Import another file' }).click();
    await upload();
    await send.click();
    await page.getByText('Nothing changed').waitFor();
  },
};
