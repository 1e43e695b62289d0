import {fetchConsoleFaces} from '../../../client/activities/console-faces.ts';
import {watchChanges} from '../../../client/console/changes.ts';
import {Console} from '../../../client/console/console.tsx';
import {DeskContext} from '../../../client/console/desk.ts';
import {LiveContext} from '../../../client/live/use-room.ts';
import {ActivityKind} from '../../../shared/agenda/protocol.ts';
import type {SessionRecord} from '../../../shared/wire/records.ts';
import type {Telling} from '../../telling/telling.ts';
import {type Circumstances, pretendRoom} from '../pretend-room.ts';
import type {Complete, Scene} from '../scene.ts';
import {draft, ended, ending, inKind, led, lobby, resting, withResult} from '../stories.ts';

const desk = (
  name: string,
  tellIt: () => Telling,
  {by = null, ...circumstances}: Circumstances & {readonly by?: string | null} = {},
): Scene => ({
  name: `console/${name}`,
  show: async () => {
    await fetchConsoleFaces();
    const {live} = pretendRoom(tellIt(), {as: 'console', name: by}, circumstances);
    return (
      <LiveContext value={live}>
        <DeskContext value={{changes: watchChanges(live.room), address: Promise.resolve('https://workshop.example')}}>
          <Console />
        </DeskContext>
      </LiveContext>
    );
  },
});

/** One for every phase at least; scenes of the console are added here. */
export const CONSOLE: Complete<SessionRecord['phase']> = {
  draft: [desk('draft', () => led(draft()))],
  open: [desk('open', () => led(lobby()), {away: ['fay']})],
  live: [
    ...ActivityKind.options.map(kind => desk(`live/${kind}`, () => inKind(kind, led(lobby())))),
    {...desk('live/write-shown', () => withResult(inKind('write', led(lobby())))), isSmoke: true},
    desk('live/paused', () => resting(inKind('write', led(lobby())))),
    desk('live/needs', () => inKind('write', led(lobby())), {
      needs: [
        ['ana', {type: 'signal.set', signal: 'slower', isOn: true}],
        ['ben', {type: 'signal.set', signal: 'slower', isOn: true}],
        ['cai', {type: 'check.set', isOn: true}],
        ['dee', {type: 'out.set', isOut: true}],
      ],
      away: ['eve', 'fay'],
    }),
    desk('live/as-support', () => inKind('write', led(lobby())), {by: 'kim'}),
    desk('live/as-note-taker', () => inKind('write', led(lobby())), {by: 'noor'}),
    desk('live/offline', () => inKind('write', led(lobby())), {link: 'offline'}),
  ],
  closing: [desk('closing', () => ending(inKind('write', led(lobby()))))],
  ended: [desk('ended', () => ended(withResult(inKind('write', led(lobby())))))],
};
