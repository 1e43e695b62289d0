import {plainActivity} from '../../shared/agenda/plan.ts';
import type {NewActivity} from '../../shared/agenda/protocol.ts';
import {Player, randomId} from '../players/player.ts';
import {Visitor} from '../players/visitor.ts';
import {plan} from '../telling/telling.ts';

const WRITE: readonly NewActivity[] = [plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters?', minutes: 10})];

/** A session that is open for joining, with a console in front of it. */
export async function openSession(
  {site, organiserKey}: {readonly site: string; readonly organiserKey: string},
  activities = WRITE,
): Promise<{readonly lead: Player; readonly key: string}> {
  const organiser = new Visitor(site);
  await organiser.signIn(organiserKey);
  const session = randomId();
  const answer = await organiser.post('/live/sessions', {id: session, plan: plan(activities)});
  if (!answer.ok) throw new Error(`the session was refused: ${await answer.text()}`);
  const lead = new Player(organiser, session, 'console');
  await lead.connect();
  await lead.must({type: 'session.open'});
  await lead.until('it may be joined', () => lead.record('access') !== undefined);
  return {lead, key: lead.record('access')?.joinKey ?? ''};
}
