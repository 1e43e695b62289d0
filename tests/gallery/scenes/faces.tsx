import {recordIn} from '../../../client/live/records.ts';
import {t} from '../../../client/locales/agreement.ts';
import type {ActivityKind} from '../../../shared/agenda/protocol.ts';
import {MINUTE} from '../../../shared/wire/ids.ts';
import type {Telling} from '../../telling/telling.ts';
import {actor, idOf} from '../../telling/telling.ts';
import {wearEasyWords} from '../easy-words.ts';
import {type OnPhone, onAPhone} from '../on-a-phone.tsx';
import type {PretendRoom} from '../pretend-room.ts';
import type {Complete, Scene, Stage} from '../scene.ts';
import {
  backToCounted,
  gathering,
  inKind,
  inThemes,
  lobby,
  resting,
  withLeft,
  withOddNotes,
  withoutSource,
  withPrompt,
  withResult,
} from '../stories.ts';
import {wrote} from './phone.tsx';
import {READING} from './reading.tsx';

/** What every activity can be in, on a phone. `gathering` and the results are there where people bring something. */
const STATES = {
  open: inKind,
  soon: (kind: ActivityKind) => withLeft(inKind(kind), 2 * MINUTE),
  over: (kind: ActivityKind) => withLeft(inKind(kind), -MINUTE),
  paused: (kind: ActivityKind) => resting(inKind(kind)),
  gathering: (kind: ActivityKind) => gathering(inKind(kind)),
  result: (kind: ActivityKind) => withResult(inKind(kind)),
  'too-few': (kind: ActivityKind) => withResult(inKind(kind), {isHeld: true, isFew: true}),
  'own-notes': inKind,
} as const;
type FaceState = keyof typeof STATES;

const ALWAYS = ['open', 'soon', 'over', 'paused'] as const;

/** An activity of a new kind has to say what it can be in. */
const SHOWN: Readonly<Record<ActivityKind, readonly FaceState[]>> = {
  read: ALWAYS,
  agreement: [...ALWAYS, 'gathering', 'result', 'too-few', 'own-notes'],
  'check-in': [...ALWAYS, 'gathering', 'result', 'too-few', 'own-notes'],
  write: [...ALWAYS, 'gathering', 'result', 'too-few', 'own-notes'],
  react: ALWAYS,
  sort: ALWAYS,
  dots: [...ALWAYS, 'result', 'too-few'],
  choice: [...ALWAYS, 'result', 'too-few'],
  talk: ALWAYS,
  break: ALWAYS,
  close: [...ALWAYS, 'gathering', 'result', 'too-few', 'own-notes'],
};

const SMOKE: ReadonlySet<string> = new Set(['write own-notes', 'dots open', 'check-in open']);

const OWN: OnPhone = wrote('More seats by the window', 'A very long note. '.repeat(12).trim());

const face = (kind: ActivityKind, state: FaceState): Scene => ({
  name: `phone/${kind}/${state}`,
  show: () => onAPhone(STATES[state](kind), state === 'own-notes' ? OWN : {}),
  isSmoke: SMOKE.has(`${kind} ${state}`),
});

/** Pressed or typed into, as people do. */
const done = (name: string, tellIt: () => Telling, act?: Scene['act'], others?: (room: PretendRoom, step: number) => void): Scene => {
  let room: PretendRoom | null = null;
  return {
    name: `phone/${name}`,
    show: () =>
      onAPhone(tellIt(), {
        own: (_, opened) => {
          room = opened;
        },
      }),
    ...(act && {act}),
    ...(others && {others: (step: number) => room && others(room, step)}),
  };
};

const press =
  (...names: readonly string[]) =>
  async (stage: Stage) => {
    for (const name of names) await stage.press(name);
  };

/** Somebody else puts notes into other themes, or brings a late one, while one reads. */
const sorts = ({tell, live}: PretendRoom, step: number): void => {
  const {records} = live.room.getState();
  const written = [...records.values()].find(record => record?.kind === 'activity' && record.activity === 'write');
  const themes = written?.kind === 'activity' ? (written.writing?.themes ?? []) : [];
  const notes = [...records.values()].flatMap(record => (record?.kind === 'note' ? [record] : []));
  const note = notes[step % notes.length];
  if (!note || written?.kind !== 'activity') throw new Error('there is no note');
  const move = {type: 'note.move', note: note.id, from: note.theme, theme: themes[step % (themes.length + 1)] ?? null} as const;
  const fresh = [{id: idOf(`late ${step}`), text: 'Brought a little later', theme: null}];
  const bring = {type: 'notes.release', activity: written.id, notes: fresh, held: false, changes: [], reactions: null, boxes: []} as const;
  const answer = step % 2 === 0 ? tell(move, actor('organiser')) : tell(bring, actor('server'));
  if (!answer.ok) throw new Error(`refused: ${answer.code}`);
};

const BUSY = {
  react: {...done('react/while-others-act', () => inThemes(inKind('react')), undefined, sorts), isSmoke: true},
  sort: done('sort/while-others-act', () => inThemes(inKind('sort')), undefined, sorts),
  notes: done('notes/while-others-act', () => inThemes(inKind('react')), press('Notes'), sorts),
};

/** The group is asked, and the question closes, as often as a group may be asked. */
const asks = ({moment, live}: PretendRoom, step: number): void => {
  const open = recordIn(live.room.getState().records, 'question');
  const command = open
    ? ({type: 'question.close', question: open.question} as const)
    : ({type: 'question.ask', question: idOf(`question ${step}`), asks: 'time'} as const);
  const answer = moment(command, actor('organiser'));
  if (!answer.ok && answer.code !== 'asked-often') throw new Error(`refused: ${answer.code}`);
};

const ASKED: readonly Scene[] = [
  done('question/while-writing', () => inKind('write'), undefined, asks),
  done('question/while-reading', () => inThemes(inKind('react')), undefined, asks),
];

const DEFAULT_LINES = ([1, 2, 3, 4, 5, 6] as const).map(line => t(`default.agreement.${line}`));

const DONE: readonly Scene[] = [
  ...ASKED,
  done('write/empty', () => inKind('write'), press('Send')),
  done(
    'write/too-long',
    () => inKind('write'),
    async ({press, type}) => {
      await type('Your note', '<b>ابحث</b> 🎉 '.repeat(120));
      await press('Send');
    },
  ),
  done(
    'write/near-the-limit',
    () => inKind('write'),
    ({type}) => type('Your note', 'a'.repeat(950)),
  ),
  done('write/done', () => inKind('write'), press('I am done for now')),
  done('react/done', () => inKind('react'), press('I am done for now')),
  done('write/no-prompt', () => withPrompt(inKind('write'), '')),
  done('write/long-prompt', () => withPrompt(inKind('write'), 'A long question that goes on. '.repeat(20).trim())),
  done('write/odd-notes', () => withOddNotes('write')),
  done('react/odd-notes', () => withOddNotes('react')),
  done('sort/odd-notes', () => withOddNotes('sort')),
  done('dots/odd-notes', () => withOddNotes('dots')),
  done('react/pressed', () => inKind('react'), press('Me too', 'Tell us more')),
  ...(['react', 'sort', 'dots'] as const).flatMap(kind => [
    done(`${kind}/notes-coming`, () => withoutSource(kind, 'coming')),
    done(`${kind}/too-few-wrote`, () => withoutSource(kind, 'too-few')),
  ]),
  done('react/counted', () => backToCounted(inKind('react'))),
  ...READING,
  done('sort/themes', () => inThemes(inKind('sort'))),
  done('sort/moving', () => inThemes(inKind('sort')), press('Move to…')),
  done('sort/moving-empty-theme', () => inThemes(inKind('sort')), press('Move to…', 'Make it and move the note there')),
  done('dots/some', () => inKind('dots'), press('More', 'More')),
  done('dots/spent', () => inKind('dots'), press('More', 'More', 'More')),
  done('check-in/struggling', () => inKind('check-in'), press('Struggling')),
  done('choice/answered', () => inKind('choice'), press('A little')),
  done('agreement/answered', () => inKind('agreement'), press('I am OK with this')),
  done(
    'agreement/easy-words',
    () => inKind('agreement', lobby({agreement: [...DEFAULT_LINES, 'No photos, please. <b>لا صور</b>']})),
    wearEasyWords,
  ),
  done('close/answered', () => inKind('close'), press('Mostly')),
  done('close/second', () => inKind('close'), press('Skip this one')),
  done(
    'close/second-unsent',
    () => inKind('close'),
    async ({press, type}) => {
      await press('Skip this one');
      await type('One thing to keep', 'The breaks');
      await press('Skip this one');
    },
  ),
  done('close/thanks', () => inKind('close'), press('Skip this one', 'Skip this one', 'Skip this one')),
];

export const DONE_FACES: readonly Scene[] = [...Object.values(BUSY), ...DONE];

export const FACES = Object.fromEntries(
  Object.entries(SHOWN).map(([kind, states]) => [kind, states.map(state => face(kind as ActivityKind, state))]),
) as unknown as Complete<ActivityKind>;
