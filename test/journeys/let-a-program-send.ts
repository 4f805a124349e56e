// An admin lets a program send files: the secret is shown once, the program sends, the log names it, and it is ended.
import type { Journey } from './journey.ts';

const PROGRAM = 'Nightly seat export';

export const letAProgramSend: Journey = {
  title: 'a program sends files with a secret that was shown once, stands in the log, and is ended at once',
  organisation: 'demo',
  async walk({ page, address, signIn, look }) {
    await signIn('Amara Okafor', '/connections');
    await page.getByRole('link', { name: 'Figma seats' }).click();
    await page.getByRole('tab', { name: 'Machine clients' }).click();
    await page.getByText('No machine clients yet').waitFor();
    await look('machine-clients-none');
    await page.getByRole('button', { name: 'Create client' }).click();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByText('Say which program it is').waitFor();
    await look('machine-client-form');
    await page.getByLabel('Program').fill(PROGRAM);
    await page.keyboard.press('Enter');
    await page.getByText('Copy the secret now').waitFor();
    await look('machine-client-secret');
    const id = await page.getByLabel('Client id', { exact: true }).inputValue();
    const secret = await page.getByLabel('Secret', { exact: true }).inputValue();
    // Neither a slip of a key nor a click beside it loses the secret.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'I have copied the secret' }).click();
    await page.getByText('Copy the secret now').waitFor({ state: 'hidden' });
    await page.locator('button:focus', { hasText: 'Create client' }).waitFor();

    const ask = () =>
      fetch(`${address}/api/push/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: id,
          client_secret: secret,
        }),
      });
    const { access_token } = (await (await ask()).json()) as { readonly access_token: string };
    const send = async (method: string, path: string, body: object) => {
      const answer = await fetch(`${address}/api/push/${id.slice(0, id.lastIndexOf('.'))}/imports${path}`, {
        method,
        headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`The program was answered ${answer.status}`);
      return (await answer.json()) as { readonly id: string };
    };
    const begun = await send('POST', '', { kind: 'people', fileName: 'nightly' });
    const rows = [{ mail: 'nightly@meridian.example', name: 'Nightly Person' }];
    await send('PUT', `/${begun.id}/pages/1`, { firstRow: 1, rows });
    await send('POST', `/${begun.id}/finish`, { pages: 1 });

    await page.reload();
    await page.getByRole('table', { name: 'Machine clients' }).getByText('just now').waitFor();
    await look('machine-clients');
    await page.getByRole('tab', { name: 'Log' }).click();
    await page.getByText(PROGRAM).first().waitFor();
    await page.getByRole('tab', { name: 'Machine clients' }).click();
    await page.getByRole('button', { name: `Revoke ${PROGRAM}` }).click();
    await look('machine-client-revoke');
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('No machine clients yet').waitFor();
    const { status } = await ask();
    if (status !== 401) throw new Error(`A revoked program was answered ${status}`);
  },
};
