// Whoever owns a contract may change it, and only it, though their role may only look.
import type { Journey } from './journey.ts';

const MINE = 'Zoom Workplace';
const OTHERS = 'Figma Organization';

export const ownAContract: Journey = {
  title: 'an owner edits their own contract, and is offered nothing on another one',
  organisation: 'demo',
  async walk({ page, signIn, look }) {
    const open = async (name: string) => {
      await page.getByRole('navigation').first().getByRole('link', { name: 'Contracts' }).click();
      await page.getByRole('link', { name, exact: true }).first().click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
    };
    const edit = page.getByRole('button', { name: 'Edit', exact: true });
    const save = async () => {
      await page.getByRole('button', { name: /^Save/ }).last().click();
      await page.getByText('Saved').first().waitFor();
    };
    const lacks = async (name: RegExp) => {
      if (await page.getByRole('button', { name }).count()) throw new Error(`There is a button ${name}`);
    };
    await signIn('Fiona Lindqvist', '/contracts');
    await open(MINE);
    await edit.click();
    await page.getByRole('textbox', { name: 'Owner', exact: true }).fill('vera.novak@example.com');
    await save();
    await signIn('Vera Novak', '/contracts');
    await lacks(/^Add contract/);
    await open(OTHERS);
    await page.getByText(/Owner/).first().waitFor();
    await lacks(/^(Edit|Record renewal|Notice sent|More about this contract)$/);
    await look('contract-of-others');
    await open(MINE);
    await edit.waitFor();
    await look('contract-of-mine');
    await edit.click();
    await page.getByRole('textbox', { name: 'Notes' }).fill('Seats are counted every quarter.');
    await look('contract-of-mine-edited');
    await save();
    await page.getByText('Seats are counted every quarter.').first().waitFor();
    await page.goto(`${new URL(page.url()).origin}/spend`);
    await page.getByRole('tab', { name: 'Rules' }).click();
    await lacks(/^Add a rule/);
  },
};
