import {expect} from 'vitest';
import {type Player, randomId} from '../players/player.ts';
import {next, SessionServer} from './session-server.ts';

/** A session at its first writing activity, with one who leads and one of three people, to which nothing bad may do anything. */
export interface Untroubled {
  readonly server: SessionServer;
  readonly session: string;
  readonly key: string;
  readonly lead: Player;
  readonly phone: Player;
  readonly writing: string;
}

export async function untroubled(): Promise<Untroubled> {
  const server = await SessionServer.start();
  const {session, lead, key} = await server.open();
  const [phone] = (await server.phones(key, 3)) as [Player];
  await next(lead);
  return {server, session, key, lead, phone, writing: await next(lead)};
}

/** A person who is not in the room sees and does what everybody else does. */
export async function nobodyElseNotices({server, session, phone, writing}: Untroubled): Promise<void> {
  const text = `Is it still there? ${randomId()}`;
  // Somebody new each time: the limit on one person's presses is not what is asked here.
  const colleague = await server.console(session);
  await colleague.must({type: 'prompt.set', activity: writing, text});
  colleague.drop();
  await phone.until('the change has come', () => phone.record(`activity:${writing}`)?.prompt === text);
  expect((await fetch(`${server.site}/healthz`)).status).toBe(200);
}
