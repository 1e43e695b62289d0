import {fetchConsoleFaces} from '../../../client/activities/console-faces.ts';
import {type ActionId, buttonIdOf} from '../../../client/console/actions.ts';
import {pageTitle} from '../../../client/console/page-title.ts';
import type {PanelId} from '../../../client/console/panels.ts';
import {Sit} from '../../../client/console/sit.tsx';
import type {OwnHandle} from '../../../client/live/use-own.ts';
import {ActivityKind} from '../../../shared/agenda/protocol.ts';
import {SIGNALS, type YesNo} from '../../../shared/care/protocol.ts';
import type {Duty} from '../../../shared/session/seats.ts';
import type {AddressAnswer} from '../../../shared/wire/http.ts';
import {MINUTE} from '../../../shared/wire/ids.ts';
import type {SessionRecord} from '../../../shared/wire/records.ts';
import {actor, idOf, later, opened, type Telling, tell} from '../../telling/telling.ts';
import {answering} from '../answering.ts';
import {atADesk} from '../at-a-desk.tsx';
import {openIn} from '../open-in.ts';
import {type Circumstances, type PretendRoom, pretendRoom} from '../pretend-room.ts';
import type {Complete, Scene, Stage} from '../scene.ts';
import {pass} from '../stand-still.ts';
import {
  backToCounted,
  crowd,
  draft,
  ended,
  ending,
  fullAgenda,
  gathering,
  hands,
  inKind,
  inThemes,
  led,
  lobby,
  removed,
  resting,
  speaking,
  withLeft,
  withOddNotes,
  withoutSource,
  withPrompt,
  withResult,
} from '../stories.ts';

interface AtDesk extends Circumstances {
  /** The seat; null: the organiser. */
  readonly by?: string | null;
  readonly address?: string;
  readonly reach?: Partial<AddressAnswer>;
  /** What was written down here for somebody. */
  readonly own?: (own: OwnHandle, room: PretendRoom) => void;
  readonly others?: (room: PretendRoom, step: number) => void;
  readonly act?: (stage: Stage) => Promise<void>;
  readonly isSmoke?: boolean;
  /** What is written down together. */
  readonly texts?: Parameters<typeof atADesk>[3];
  /** What is placed together, by those who stand in this telling. */
  readonly board?: (told: Telling) => Parameters<typeof atADesk>[4];
}

export const desk = (name: string, tellIt: () => Telling, at: AtDesk = {}): Scene => {
  const {
    by = null,
    address = 'https://workshop.example',
    reach,
    own: arrange,
    others,
    act,
    isSmoke = false,
    texts,
    board,
    ...circumstances
  } = at;
  let room: PretendRoom | null = null;
  return {
    name: `console/${name}`,
    isSmoke,
    ...(act && {act}),
    ...(others && {others: (step: number) => room && others(room, step)}),
    show: async () => {
      await fetchConsoleFaces();
      const found: AddressAnswer = {origin: address, others: [], keptTo: null, ...reach};
      answering({[`/live/sessions/${idOf('session')}/links`]: LINKS, '/live/address': found});
      const story = tellIt();
      room = pretendRoom(story, {as: 'console', name: by}, circumstances);
      document.title = pageTitle(room.live.room.getState());
      const told = room;
      return atADesk(told, found, own => arrange?.(own, told), texts, board?.(story));
    },
  };
};

const LINKS = [
  {link: idOf('link of kim'), duty: 'support', key: idOf('key of kim')},
  {link: idOf('link of the screen'), duty: 'screen', key: idOf('key of the screen')},
];

const press =
  (...names: readonly string[]) =>
  async (stage: Stage) => {
    for (const name of names) await stage.press(name);
  };

const writing = () => inKind('write', led(lobby()));
const written = () => withResult(writing(), {isReacted: true});
const isLocked = () => tell(writing(), {type: 'access.lock'});
/** Those of the story, and as many again. */
const PEOPLE = ['ana', 'ben', 'cai', 'dee', 'eve', 'fay'];
const CROWD = Array.from({length: 6}, (_, at) => `person ${at}`);
const crowded = () => crowd(writing(), CROWD.length);
const saying = (answer: YesNo, names: readonly string[]) => names.map(name => [name, answer] as const);

const talking = () => {
  const up = hands(inKind('talk', led(lobby())), 'ana', 'ben', 'cai', 'dee', 'eve');
  const said = tell(
    up,
    {type: 'hand.say', hand: idOf('hand of ben'), about: 'question', topic: 'How long is too long?', words: 'I waited six hours.'},
    actor('participant', 'ben'),
  );
  const apart = tell(
    said,
    {type: 'hand.say', hand: idOf('hand of cai'), about: 'not-ok', topic: '', words: ''},
    actor('participant', 'cai'),
  );
  return later(speaking(apart, 'ana'), 2 * MINUTE);
};

/** By its id, where a button of the big screen has the same words. */
/** Longer than a press counts as overtaken by what has just changed. */
const aBlink = () => new Promise<void>(resolve => setTimeout(resolve, 600));
/** Time stands still but for this; the page looks at its clock once a second. */
const aMinute = async () => {
  pass(MINUTE);
  await new Promise<void>(resolve => setTimeout(resolve, 1_200));
};
const presses = (action: ActionId) => (stage: Stage) => stage.pressAt(buttonIdOf(action) ?? '');
const askForBreak = presses('break');
const goTo = (panel: PanelId) => presses(`panel-${panel}`);

/** Where a part of the page is looked at in a window in which there is one at a time. */
const PANELS: Readonly<Record<PanelId, Scene>> = {
  now: desk('panel/now', written),
  hands: desk('panel/hands', talking, {act: goTo('hands')}),
  notes: desk('panel/notes', written, {act: goTo('notes')}),
  people: desk('panel/people', written, {
    act: async stage => goTo('people')(stage).then(() => press('Show everyone')(stage)),
    away: ['fay'],
  }),
  minutes: desk('panel/minutes', written),
  time: desk('panel/time', written, {act: async stage => goTo('time')(stage).then(() => press('4 A day in the life')(stage))}),
};

/** What each may do who came in by a link. A screen has no console. */
const DUTIES: Readonly<Record<Exclude<Duty, 'screen'>, readonly Scene[]>> = {
  lead: [desk('duty/lead', written, {by: 'sam'}), desk('duty/lead-before', () => led(lobby()), {by: 'sam'})],
  support: [desk('duty/support', talking, {by: 'kim'}), desk('duty/support-writing', writing, {by: 'kim'})],
  'note-taker': [desk('duty/note-taker', written, {by: 'noor'})],
  operator: [desk('duty/operator', written, {by: 'olu'})],
};

/** Every question that is asked over the page. */
const QUESTIONS: readonly Scene[] = [
  desk('dialog/shortcuts', writing, {act: press('Keyboard')}),
  desk('dialog/menu', writing, {act: press('Menu')}),
  desk('dialog/qr-code', writing, {act: press('QR code')}),
  desk('dialog/break', writing, {act: askForBreak}),
  desk('dialog/break-wrong', writing, {
    act: async stage => {
      await askForBreak(stage);
      await stage.type('Minutes', '10,000 <b>');
      await stage.press('Start the break');
    },
  }),
  // The question went with the break: coming back to where it was asked does not ask again.
  desk('dialog/break-not-asked-again', writing, {
    act: async stage => {
      await askForBreak(stage);
      await stage.press('Start the break');
      await aBlink();
      await presses('back')(stage);
      await aBlink();
    },
  }),
  desk('dialog/end', writing, {act: press('End the session')}),
  desk('dialog/end-with-time-asked', writing, {
    act: press('End the session'),
    needs: (['ana', 'ben'] as const).map(who => [who, {type: 'signal.set', signal: 'time', isOn: true}] as const),
  }),
  desk('dialog/agreement', writing, {act: press('Edit the group agreement', 'Add a line')}),
  desk('dialog/links', writing, {act: press('Links for helpers')}),
  desk('dialog/links-switch-off', writing, {act: press('Links for helpers', 'Switch off')}),
  desk('dialog/remove', writing, {act: press('Show everyone', 'Remove')}),
  desk('dialog/remove-unsaid', writing, {act: press('Show everyone', 'Remove', 'Remove this person')}),
  desk('dialog/hand-over', writing, {act: press('Hand over the lead')}),
  desk('dialog/move-note', written, {act: press('Move to…')}),
  desk('dialog/move-note-from-a-theme', () => inThemes(written(), {leaves: 0}), {act: press('Move to…')}),
];

/** Words were written down in an activity that closed too long ago. */
const tooLate: AtDesk = {
  link: 'back',
  own: ({outbox}, room) => {
    const activity = openIn(room);
    outbox.write(activity, 'There was nowhere to sit. 🎉 أين أجلس؟', 'show', null);
    const {notes} = outbox.own.getState();
    outbox.takeAnswer(notes, {ok: false, code: 'activity-closed'});
    room.tell({type: 'agenda.next', from: activity}, actor('organiser'));
  },
};

/** Writing for somebody who cannot type. */
const ASSIST: readonly Scene[] = [
  desk('assist/form', writing, {act: press('Add for someone')}),
  desk('assist/form-in-a-check-in', () => inKind('check-in', led(lobby())), {by: 'noor', act: press('Add for someone')}),
  desk('assist/empty', writing, {act: press('Add for someone', 'Add this note')}),
  desk('assist/added', writing, {
    act: async ({press, type}) => {
      await press('Add for someone');
      await type('What they want to say', 'There was nowhere to sit with my mother.');
      await press('Add this note');
    },
  }),
  desk('assist/on-its-way', writing, {
    link: 'offline',
    act: async ({press, type}) => {
      await press('Add for someone');
      await type('What they want to say', 'Averyverylongwordwithoutanyplacetobreakit'.repeat(4));
      await press('Add this note');
    },
  }),
  desk('assist/too-late', writing, tooLate),
  desk('assist/too-late-seen', writing, {...tooLate, act: press('See what was not added')}),
];

const BAD: readonly Scene[] = [
  desk('bad/no-prompt', () => withPrompt(writing(), '')),
  desk('bad/long-prompt', () => withPrompt(writing(), 'A long question that goes on. '.repeat(20).trim())),
  desk('bad/notes', () => withOddNotes('write')),
  desk('bad/sort', () => withOddNotes('sort')),
  desk('bad/full-agenda', () => led(lobbyOf(fullAgenda()))),
  desk('bad/crowd', () => crowd(inKind('write', led(lobby())), 1_000), {
    act: async stage => goTo('people')(stage).then(() => press('Show everyone')(stage)),
  }),
  desk('bad/titles', () => lobbyOf(draft({title: '<b>غرفة الانتظار</b> 🎉 Averyverylongtitlewithoutanyplacetobreakit', startsAt: null}))),
];

const lobbyOf = (told: Telling): Telling => opened(told);

/** Somebody else moves notes between themes, and hides them, while one reads. */
const busy = ({tell: others, live}: PretendRoom, step: number): void => {
  const {records} = live.room.getState();
  const written = [...records.values()].find(record => record?.kind === 'activity' && record.activity === 'write');
  const themes = written?.kind === 'activity' ? (written.writing?.themes ?? []) : [];
  const notes = [...records.values()].flatMap(record => (record?.kind === 'note' ? [record] : []));
  const note = notes[step % notes.length];
  if (!note) throw new Error('there is no note');
  const theme = themes[step % (themes.length + 1)] ?? null;
  const answer = others({type: 'note.move', note: note.id, from: note.theme, theme}, actor('seat', 'noor'));
  if (!answer.ok) throw new Error(`the move was refused: ${answer.code}`);
};

/** One for every phase at least. */
export const CONSOLE: Complete<SessionRecord['phase'] | 'before' | 'over' | 'part' | 'duty' | 'question' | 'assist' | 'bad'> = {
  before: [
    desk('opening', writing, {isConnecting: true, link: 'blip'}),
    desk('opening-offline', writing, {isConnecting: true, link: 'offline'}),
    {name: 'console/sit', show: async () => <Sit onSit={async () => ({ok: true, body: null})} onSeated={() => undefined} />},
    {
      name: 'console/sit-wrong',
      show: async () => <Sit onSit={async () => ({ok: false, code: 'link-revoked'})} onSeated={() => undefined} />,
      act: press('Go to the session'),
    },
    {
      name: 'console/sit-full',
      show: async () => <Sit onSit={async () => ({ok: false, code: 'link-full'})} onSeated={() => undefined} />,
      act: press('Go to the session'),
    },
    {
      name: 'console/sit-too-long',
      show: async () => <Sit onSit={async () => ({ok: true, body: null})} onSeated={() => undefined} />,
      act: async ({press, type}) => {
        await type('What should we call you?', '<b>سام</b> 🎉 '.repeat(20));
        await press('Go to the session');
      },
    },
  ],
  draft: [desk('draft', draft), desk('draft-with-helpers', () => led(draft())), desk('draft-skipped', draft, {act: press('Skip')})],
  open: [
    desk('open-with-nobody', () => opened(draft())),
    desk('open', () => led(lobby()), {away: ['fay']}),
    desk('open-locked', () => tell(led(lobby()), {type: 'access.lock'})),
    desk('open-on-own-computer', () => opened(draft()), {address: 'http://localhost:3000'}),
    desk('open-kept-to-own-computer', () => opened(draft()), {address: 'http://localhost:3000', reach: {keptTo: '127.0.0.1'}}),
    desk('open-in-several-networks', () => opened(draft()), {
      address: 'http://192.168.1.20:3000',
      reach: {others: ['http://10.20.30.40:3000', 'http://172.20.1.5:3000']},
    }),
  ],
  live: [
    ...ActivityKind.options.map(kind => desk(`live/${kind}`, () => inKind(kind, led(lobby())))),
    desk('live/write-shown', written, {isSmoke: true}),
    desk('live/write-in-themes', () => inThemes(written()), {others: busy}),
    desk('live/write-gathering', () => gathering(writing())),
    desk('live/write-held', () => withResult(writing(), {isHeld: true})),
    desk('live/agreement-counted', () => withResult(inKind('agreement', led(lobby())))),
    desk('live/check-in-counted', () => withResult(inKind('check-in', led(lobby())))),
    desk('live/dots-counted', () => withResult(inKind('dots', led(lobby())))),
    desk('live/dots-notes-coming', () => withoutSource('dots', 'coming', led(lobby()))),
    desk('live/dots-too-few-wrote', () => withoutSource('dots', 'too-few', led(lobby()))),
    desk('live/react-counted', () => backToCounted(inKind('react', led(lobby())))),
    desk('live/choice-counted', () => withResult(inKind('choice', led(lobby())))),
    desk('live/choice-too-few', () => withResult(inKind('choice', led(lobby())), {isFew: true})),
    desk('live/close-counted', () => withResult(inKind('close', led(lobby())))),
    desk('live/hands', talking, {isSmoke: true}),
    desk('live/hands-closed', () => tell(talking(), {type: 'hands.close'})),
    desk('live/time-over', () => withLeft(writing(), -3 * MINUTE)),
    desk('live/time-paused', () => {
      const told = writing();
      return tell(told, {type: 'time.pause', activity: told.session.agenda.current ?? ''});
    }),
    desk('live/paused', () => resting(writing())),
    desk('live/blank', () => tell(writing(), {type: 'stage.blank', isBlank: true})),
    desk('live/locked', () => tell(writing(), {type: 'access.lock'})),
    desk('live/rush', writing, {isRush: true}),
    desk('live/asks-one', isLocked, {knocks: [0]}),
    desk('live/asks-many', isLocked, {knocks: [9, 7, 3, 2, 1, 0, 0], by: 'kim'}),
    desk('live/asks-let-in', isLocked, {knocks: [3, 1], act: stage => press('Let in')(stage).then(() => window.scrollTo(0, 0))}),
    desk('live/note-on-stage', () => tell(written(), {type: 'stage.show', view: 'note', note: idOf('n1')})),
    desk('live/note-hidden', () => tell(written(), {type: 'note.hide', note: idOf('n2')})),
    desk('live/with-removed', () => removed(writing(), 'ben'), {act: press('Show everyone')}),
    desk('live/needs', writing, {
      needs: [
        ...SIGNALS.map(signal => ['ana', {type: 'signal.set', signal, isOn: true}] as const),
        ['ben', {type: 'signal.set', signal: 'slower', isOn: true}],
        ['cai', {type: 'check.set', isOn: true}],
        ['dee', {type: 'out.set', isOut: true}],
      ],
      away: ['eve', 'fay'],
    }),
    desk('live/done-for-now', crowded, {done: [...PEOPLE, ...CROWD.slice(0, 2)]}),
    desk('live/ask', writing, {act: press('Choose a question')}),
    desk('live/ask-open', writing, {asked: {asks: 'ready', said: [['ana', 'yes']]}, act: press('Choose a question')}),
    desk('live/ask-few', writing, {asked: {asks: 'time', said: saying('yes', PEOPLE.slice(0, 4)), isClosed: true}}),
    desk('live/ask-words', writing, {asked: {asks: 'longer', said: saying('yes', PEOPLE), isClosed: true}}),
    desk('live/ask-half', crowded, {
      asked: {asks: 'longer', said: [...saying('yes', PEOPLE), ...saying('no', CROWD)], isClosed: true},
      by: 'kim',
    }),
    desk('live/editing-prompt', writing, {act: press('Edit the prompt')}),
    desk('live/reconnecting', writing, {link: 'reconnecting'}),
    desk('live/offline', writing, {link: 'offline'}),
    desk('live/offline-for-a-minute', writing, {link: 'offline', act: aMinute}),
    desk('live/reconnecting-for-a-minute', writing, {link: 'reconnecting', act: aMinute}),
    desk('live/back', writing, {link: 'back'}),
  ],
  closing: [desk('closing', () => ending(writing()))],
  ended: [
    desk('ended', () => ended(written())),
    desk('ended-without-notes', () => ended(writing())),
    desk('ended-while-speaking', () => ended(talking())),
  ],
  part: Object.values(PANELS),
  duty: Object.values(DUTIES).flat(),
  question: QUESTIONS,
  assist: ASSIST,
  over: [
    desk('over/no-session', writing, {over: 'no-session', isConnecting: true}),
    desk('over/signed-out', writing, {over: 'not-signed-in', isConnecting: true}),
    desk('over/link-revoked', writing, {over: 'link-revoked'}),
    desk('over/open-elsewhere', writing, {over: 'open-elsewhere'}),
    desk('over/reload', writing, {over: 'reload'}),
    desk('over/no-seat', writing, {by: 'nobody'}),
  ],
  bad: BAD,
};
