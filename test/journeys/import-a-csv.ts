// An IT manager uploads who holds seats of an application without an API, with a mistake in one row.
import type { Journey } from './journey.ts';

export const importACsv: Journey = {
  title: 'a CSV file is mapped and previewed, its good rows are applied and its bad row is named',
  organisation: 'demo',
  async walk({ page, signIn, look }) {
    await signIn('Ivo Marek', '/import');
    await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
    await look('import');
  },
};
