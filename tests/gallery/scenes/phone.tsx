import type {LinkState} from '../../../client/live/link.ts';
import type {Screen} from '../../../client/phone/screens.ts';
import {actor, joined, opened, type Telling} from '../../telling/telling.ts';
import {type OnPhone, onAPhone} from '../on-a-phone.tsx';
import {openIn} from '../open-in.ts';
import type {Complete, Scene} from '../scene.ts';
import {crowd, draft, ended, ending, fullAgenda, inKind, lobby, removed, resting, withResult} from '../stories.ts';

const phone = (name: string, tellIt: () => Telling, on: OnPhone = {}, more: Partial<Scene> = {}): Scene => ({
  name: `phone/${name}`,
  show: () => onAPhone(tellIt(), on),
  ...more,
});

/** Words are begun in what is open, and then the group goes on. */
const MOVED_ON: OnPhone = {
  own: ({drafts, place}, room) => {
    const from = openIn(room);
    drafts.keep(from, 'Half a thought about');
    place.setState({writingIn: from});
    room.tell({type: 'agenda.next', from}, actor('organiser'));
  },
};

/** Words were begun in an activity that is over for this phone. */
const DRAFT: OnPhone = {own: ({drafts}, room) => drafts.keep(openIn(room), 'Half a thought about <b>seats</b> 🎉 و')};

/** One for every screen that the phone can decide on. */
const SCREENS: Complete<Screen['at']> = {
  connecting: [
    phone('connecting', lobby, {isConnecting: true, link: 'blip'}),
    phone('connecting-offline', lobby, {isConnecting: true, link: 'offline'}),
  ],
  over: [
    phone('over/removed', () => removed(lobby(), 'ana'), {over: 'removed'}),
    phone('over/no-session', lobby, {over: 'no-session', isConnecting: true}),
    phone('over/reload', lobby, {over: 'reload'}),
    phone('over/open-elsewhere', () => inKind('write'), {over: 'open-elsewhere'}),
    phone('over/not-open-yet', lobby, {over: 'not-open-yet', isConnecting: true}),
    phone('over/joining-locked', lobby, {over: 'joining-locked', isConnecting: true}),
    phone('over/session-full', lobby, {over: 'session-full', isConnecting: true}),
    phone('over/session-ended', lobby, {over: 'session-ended', isConnecting: true}),
    phone('over/removed-with-notes', () => removed(inKind('write'), 'ana'), {over: 'removed', ...wrote('More seats', 'أين أجلس؟')}),
    phone('over/reload-with-draft', () => inKind('write'), {over: 'reload', ...DRAFT}),
  ],
  lobby: [
    phone('lobby/first', lobby, {}, {isSmoke: true}),
    phone('lobby/draft', draft),
    phone('lobby/crowd', () => crowd(lobby(), 60)),
    phone('lobby/titles', () => lobby({title: '<b>غرفة</b> 🎉 Averyverylongtitlewithoutanyplacetobreakitanywhere'})),
    phone('lobby/full-agenda', () => joined(opened(fullAgenda()), 'ana')),
    phone('lobby/bare', () => lobby({startsAt: null, contentNote: '', support: '', whatNext: '', agreement: []})),
  ],
  out: [phone('out', () => inKind('write'), {needs: [['ana', {type: 'out.set', isOut: true}]]})],
  activity: [
    phone('activity/moved-on-while-writing', () => inKind('write'), MOVED_ON),
    phone('activity/without-facilitator', () => inKind('write'), {isUnled: true}),
    phone('activity/without-facilitator-while-paused', () => resting(inKind('talk')), {isUnled: true}),
    phone('lobby/without-facilitator', lobby, {isUnled: true}),
    phone('activity/private-mode', () => inKind('write'), {isPrivateMode: true}),
  ],
  closing: [phone('closing', () => ending(inKind('write')))],
  ended: [
    phone('ended', () => ended(withResult(inKind('write'))), {}, {isSmoke: true}),
    phone('ended-bare', () => ended(withResult(inKind('write', lobby({contentNote: '', support: '', whatNext: ''}))))),
    phone('ended-clearing', () => ended(withResult(inKind('write'))), wrote('More seats'), {act: ({press}) => press('Clear this phone')}),
  ],
};

/** One for every state of the connection, with something written. */
const LINKS: Complete<LinkState> = {
  live: [phone('link/live', () => inKind('write'))],
  blip: [phone('link/blip', () => inKind('write'), {link: 'blip'})],
  reconnecting: [phone('link/reconnecting', () => inKind('write'), {link: 'reconnecting'})],
  offline: [
    phone('link/offline-with-unsent', () => inKind('write'), {link: 'offline', ...wrote('More seats by the window')}),
    phone('link/offline-in-private-mode', () => inKind('write'), {link: 'offline', isPrivateMode: true}),
  ],
  back: [phone('link/back', () => inKind('write'), {link: 'back'})],
};

/** Notes of this phone in what is open. */
export function wrote(...texts: readonly string[]): OnPhone {
  return {
    own: ({outbox}, room) => {
      for (const text of texts) outbox.write(openIn(room), text, 'hold', null);
    },
  };
}

export const PHONE = {...prefixed('screen', SCREENS), ...prefixed('link', LINKS)};

function prefixed<Name extends string, State extends string>(name: Name, scenes: Complete<State>): Complete<`${Name} ${State}`> {
  return Object.fromEntries(Object.entries(scenes).map(([state, all]) => [`${name} ${state}`, all])) as Complete<`${Name} ${State}`>;
}
