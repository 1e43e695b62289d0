import {Elsewhere} from '../../../client/phone/elsewhere.tsx';
import type {HandStanding} from '../../../client/phone/hand-standing.ts';
import {ASKS, SIGNALS} from '../../../shared/care/protocol.ts';
import {StageView} from '../../../shared/stage/protocol.ts';
import {MINUTE} from '../../../shared/wire/ids.ts';
import {actor, idOf, later, type Telling, tell} from '../../telling/telling.ts';
import {type OnPhone, onAPhone} from '../on-a-phone.tsx';
import {openIn} from '../open-in.ts';
import type {Complete, Scene, Stage} from '../scene.ts';
import {ending, handOf, hands, inKind, inThemes, lobby, speaking, withLeft, withResult} from '../stories.ts';
import {wrote} from './phone.tsx';

/** After these presses, one after the other. */
const pressed = (name: string, tellIt: () => Telling, presses: readonly string[], on: OnPhone = {}): Scene => ({
  name: `phone/${name}`,
  show: () => onAPhone(tellIt(), on),
  act: async ({press}) => {
    for (const one of presses) await press(one);
  },
});

const acted = (name: string, tellIt: () => Telling, act: (stage: Stage) => Promise<void>, on: OnPhone = {}): Scene => ({
  ...pressed(name, tellIt, [], on),
  act,
});

const writing = () => inKind('write');
const read = () => inThemes(withResult(writing()));
const waiting = (...names: readonly string[]) => hands(writing(), ...names);
const said = (told: Telling, about: 'not-ok' | null, words: string): Telling =>
  tell(told, {type: 'hand.say', hand: handOf('ana'), about, topic: '', words}, actor('participant', 'ana'));

/** Where one stands with one's hand, in an activity of another kind and in a talk. */
const HANDS: Complete<HandStanding['at']> = {
  down: [
    pressed('hand/down', writing, []),
    pressed('hand/closed', () => tell(waiting('ben', 'cai'), {type: 'hands.close'}), []),
    pressed('hand/not-reached', () => ending(waiting('ana')), []),
  ],
  private: [pressed('hand/private', () => said(waiting('ben', 'ana'), 'not-ok', ''), [])],
  waiting: [
    pressed('hand/waiting', () => waiting('ben', 'cai', 'dee', 'ana'), []),
    pressed('hand/raising', writing, ['Raise hand']),
    pressed('hand/lowering', () => waiting('ana'), ['Lower hand']),
    pressed('hand/sheet', () => said(waiting('ben', 'cai', 'ana'), null, 'أين أجلس مع أمي؟'), ['Say what it is about']),
    acted('hand/sheet-too-long', writing, async ({press, type}) => {
      await press('Raise hand');
      await type('In a few words', '<b>Long</b> '.repeat(40));
      await type('Read mine out', 'Long 🎉 '.repeat(300));
      await press('Save');
    }),
    pressed('talk/waiting', () => hands(inKind('talk'), 'ben', 'cai', 'ana', 'dee'), []),
  ],
  next: [
    pressed('hand/next', () => waiting('ana', 'ben'), []),
    pressed('talk/next', () => speaking(hands(inKind('talk'), 'ben', 'ana'), 'ben'), []),
  ],
  turn: [
    pressed('hand/turn', () => speaking(waiting('ana', 'ben'), 'ana'), []),
    pressed('hand/turn-to-read', () => speaking(said(waiting('ana'), null, 'I waited six hours.'), 'ana'), []),
    pressed('hand/turn-reading', () => speaking(waiting('ana', 'ben'), 'ana'), ['Read mine out']),
    pressed('talk/turn', () => speaking(hands(inKind('talk'), 'ana', 'ben'), 'ana'), []),
    pressed('talk/turn-over', () => later(speaking(hands(inKind('talk'), 'ana'), 'ana'), 2 * MINUTE), []),
    pressed('talk/read-out', () => inKind('talk'), ['Read mine out']),
    pressed('talk/read-out-empty', () => inKind('talk'), ['Read mine out', 'Send to be read out']),
    pressed('talk/closed', () => tell(hands(inKind('talk'), 'ben', 'cai'), {type: 'hands.close'}), []),
  ],
};

const everySignal: OnPhone = {needs: SIGNALS.map(signal => ['ana', {type: 'signal.set', signal, isOn: true}] as const)};

/** What may be needed, and the ways to be looked after. */
const SIGNAL_SHEETS: readonly Scene[] = [
  pressed('signals/none', writing, ['Signals']),
  pressed('signals/all-sent', writing, ['Signals'], everySignal),
  pressed('signals/taken-back', writing, ['Signals', 'Slower please', 'Slower please']),
  pressed('signals/seen', writing, ['Signals'], {
    needs: [['ana', {type: 'signal.set', signal: 'slower', isOn: true}]],
    seen: ['slower'],
  }),
  pressed('signals/check', writing, ['Signals', 'Check on me']),
  pressed('signals/check-asked', writing, ['Signals', 'Check on me', 'Yes, check on me']),
  pressed('signals/support', writing, ['Signals', 'Get support']),
  pressed('signals/support-without-numbers', () => inKind('write', lobby({support: ''})), ['Signals', 'Get support']),
];

/** The menu's pages by the words of their buttons. */
const MENU: readonly Scene[] = [
  pressed('menu/list', writing, ['Menu']),
  pressed('menu/list-at-the-end', () => ending(writing()), ['Menu']),
  pressed('menu/reader', writing, ['Menu', 'Make this page easier to use']),
  pressed('menu/now', () => speaking(hands(read(), 'ben', 'cai'), 'ben'), ['Menu', 'What is happening?']),
  pressed('menu/now-in-the-lobby', lobby, ['Menu', 'What is happening?']),
  pressed('menu/agenda', read, ['Menu', 'What to expect']),
  pressed('menu/agreement', writing, ['Menu', 'Our agreement']),
  pressed('menu/support', writing, ['Menu', 'Get support']),
  pressed('menu/name', writing, ['Menu', 'Call me something else']),
  acted('menu/name-too-long', writing, async ({press, type}) => {
    await press('Menu');
    await press('Call me something else');
    await type('Name', '<b>سام</b> 🎉 '.repeat(20));
    await press('Save');
  }),
  pressed('menu/privacy', writing, ['Menu', 'What is private here']),
  pressed('menu/help', writing, ['Menu', 'Help']),
  pressed('menu/next', writing, ['Menu', 'Someone else uses this phone now']),
  pressed('menu/next-warned', () => tell(writing(), {type: 'access.lock'}), ['Menu', 'Someone else uses this phone now'], {
    link: 'offline',
    own: (own, room) => {
      wrote('More seats', 'أين أجلس؟').own?.(own, room);
      own.drafts.keep(openIn(room), 'Half a thought about');
    },
  }),
  pressed('menu/leave', writing, ['Menu', 'Leave the session']),
  pressed('menu/leave-with-unsent', writing, ['Menu', 'Leave the session'], {link: 'offline', ...wrote('More seats')}),
];

/** What the big screen shows, in words. */
const SCREENS: readonly Scene[] = [
  ...StageView.options.map(view =>
    pressed(`big-screen/${view}`, () => tell(read(), {type: 'stage.show', view, note: view === 'note' ? idOf('n2') : null}), [
      'Menu',
      'What is on the big screen',
    ]),
  ),
  pressed('big-screen/blank', () => tell(writing(), {type: 'stage.blank', isBlank: true}), ['Menu', 'What is on the big screen']),
];

const elsewhere = (name: string, hasQuickExit: boolean): Scene => ({
  name: `phone/${name}`,
  show: async () => <Elsewhere hasQuickExit={hasQuickExit} onUse={() => undefined} clear={async () => undefined} />,
});

const hidden = () => lobby({hasQuickExit: true});

/** Where the organiser has asked for a way to leave quickly. */
const QUICK_EXIT: readonly Scene[] = [
  pressed('quick-exit/lobby', hidden, []),
  pressed('quick-exit/writing', () => inKind('write', hidden()), []),
  pressed('quick-exit/offline', () => inKind('write', hidden()), [], {link: 'offline'}),
  pressed('quick-exit/menu', () => inKind('write', hidden()), ['Menu']),
  pressed('quick-exit/help', () => inKind('write', hidden()), ['Menu', 'Help']),
  elsewhere('quick-exit/elsewhere', true),
  pressed('quick-exit/ending', () => ending(inKind('write', hidden())), []),
];

const REST: readonly Scene[] = [
  pressed('time/sheet', writing, ['About 12 minutes left']),
  pressed('time/hidden', writing, ['About 12 minutes left', 'Hide the timer']),
  pressed('time/asked', () => withLeft(writing(), 4 * MINUTE), []),
  pressed('time/asked-sent', () => withLeft(writing(), 4 * MINUTE), ['I need more time']),
  ...ASKS.map(asks => pressed(`question/${asks}`, asks === 'time' ? read : writing, [], {asked: {asks}})),
  pressed('question/said-yes', writing, ['Yes'], {asked: {asks: 'ready'}}),
  pressed('question/said-no', read, [], {asked: {asks: 'longer', said: [['ana', 'no']]}}),
  pressed('question/moved-away', writing, ['Move this out of the way'], {asked: {asks: 'longer'}}),
  acted('question/late', writing, ({type}) => type('Your note', 'Half a thought'), {asked: {asks: 'ready'}}),
  pressed('privacy/sheet', writing, ['Private']),
  pressed('notes/none', writing, ['Notes']),
  pressed('notes/some', () => tell(read(), {type: 'note.hide', note: idOf('n2')}), ['Notes']),
  pressed('lobby/practice', lobby, ['Try it']),
  acted('lobby/practised', lobby, async ({press, type}) => {
    await press('Try it');
    await type('What did you have for breakfast?', '<b>Toast</b> 🎉 خبز');
    await press('Send');
    await press('Raise hand');
  }),
  elsewhere('elsewhere', false),
];

export const PHONE_BESIDE = {
  ...HANDS,
  signals: SIGNAL_SHEETS,
  menu: MENU,
  'big-screen': SCREENS,
  'quick-exit': QUICK_EXIT,
  rest: REST,
} satisfies Complete<string>;
