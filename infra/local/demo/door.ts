// The demo speaks to the public API like anybody else, through a door whose requests bear the simulated time.
import { createServer } from 'node:http';
import type { Role } from '#shared/domain/access/role.ts';
import { listening } from '../http-server.ts';
import type { Seatledger } from '../seatledger.ts';
import { USERS } from '../users.ts';

export interface Door {
  /** What requests and scheduled events say of the time. */
  now: Date;
  /** @throws Error with the API's own words for any answer but success. */
  ask<T>(method: string, path: string, body?: unknown, as?: Role): Promise<T>;
  close(): Promise<void>;
}

export async function openDoor(seatledger: Seatledger, now: Date): Promise<Door> {
  const server = await listening(createServer(seatledger.apiAt(() => door.now)), 0);
  const tokens = new Map<Role, Promise<string>>();
  const tokenOf = (role: Role): Promise<string> => {
    const user = USERS.find((each) => each.role === role);
    if (!user) throw new Error(`Nobody on this machine is ${role}`);
    const token = tokens.get(role) ?? seatledger.tokenFor(user);
    tokens.set(role, token);
    return token;
  };
  const door: Door = {
    now,
    async ask(method, path, body, as = 'admin') {
      const answer = await fetch(server.url + path, {
        method,
        headers: { authorization: `Bearer ${await tokenOf(as)}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
      return text === '' ? undefined : JSON.parse(text);
    },
    close: server.close,
  };
  return door;
}
