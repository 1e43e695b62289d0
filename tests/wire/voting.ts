import {bitsOf} from '../../shared/wire/base64url.ts';
import type {BoxContent, LaneAnswer} from '../../shared/wire/lane.ts';
import {ballotOf, postBox} from '../players/lane.ts';
import type {Player} from '../players/player.ts';

// What phones bring as a whole, under a bearer of its own each.

export async function ticketOf(phone: Player, activity: string) {
  await phone.until('the phone has its bearers', () => phone.laneTickets.has(activity));
  const {write, react, vote} = phone.laneTickets.get(activity) ?? {};
  if (!write || !react || !vote) throw new Error('there are no bearers');
  return {write, react, vote};
}

export async function vote(phone: Player, activity: string, ...answers: number[]): Promise<LaneAnswer> {
  const {vote: bearer} = await ticketOf(phone, activity);
  return postBox(phone.visitor.site, activity, {holds: 'ballot', session: phone.session, bearer, answers: ballotOf(...answers)});
}

export async function meToo(phone: Player, activity: string, ...places: number[]): Promise<LaneAnswer> {
  const {react: bearer} = await ticketOf(phone, activity);
  const content: BoxContent = {holds: 'reactions', session: phone.session, bearer, meToo: bitsOf(places), differently: '', tellMore: ''};
  return postBox(phone.visitor.site, activity, content);
}

export const settled = (lead: Player, activity: string) =>
  lead.until('what was brought has been taken in', () => {
    const record = lead.record(`activity:${activity}`);
    return record?.at === 'closed' && record.gathering === null;
  });

export const ballotIn = (player: Player, activity: string) => player.record(`activity:${activity}`)?.ballot;
