import type {Entered} from '../../../client/organiser/enter.ts';
import {Organiser} from '../../../client/organiser/organiser.tsx';
import type {NewActivity} from '../../../shared/agenda/protocol.ts';
import type {SessionListing} from '../../../shared/wire/http.ts';
import {DAY, HOUR} from '../../../shared/wire/ids.ts';
import {MAX_ACTIVITIES, MAX_TITLE_CHARS} from '../../../shared/wire/limits.ts';
import {EVERY_KIND, idOf, plan, START} from '../../telling/telling.ts';
import {answering} from '../answering.ts';
import {own} from '../own-words.ts';
import type {Complete, Scene, Stage} from '../scene.ts';

const page = (name: string, entered: Entered, act?: (stage: Stage) => Promise<void>): Scene => ({
  name: `organiser/${name}`,
  show: async () => {
    own(entered);
    return <Organiser entering={Promise.resolve(entered)} again={() => Promise.resolve(entered)} />;
  },
  ...(act && {act}),
});

/** The form or the choice before it, as the address asks for it. */
const making = (
  name: string,
  query: string,
  act?: (stage: Stage) => Promise<void>,
  activities: readonly NewActivity[] = EVERY_KIND,
): Scene => ({
  ...page(name, {at: 'in', sessions: []}, act),
  show: async () => {
    history.replaceState(null, '', `${location.pathname}?${query}`);
    answering({[`/live/sessions/${AGAIN}/plan`]: plan([...activities], {title: 'Waiting room', support: 'Call 116 123.'})});
    return <Organiser entering={Promise.resolve({at: 'in', sessions: []})} again={() => new Promise(() => undefined)} />;
  },
});

const AGAIN = idOf('session to use again');

const listing = (name: string, title: string, more: Partial<SessionListing> = {}): SessionListing => ({
  session: idOf(name),
  title,
  phase: 'draft',
  createdAt: START - 3 * DAY,
  startsAt: START + DAY + 2 * HOUR,
  endedAt: null,
  turnout: 0,
  deleteAt: START + 90 * DAY,
  canBeKept: false,
  ...more,
});

const SESSIONS: readonly SessionListing[] = [
  listing('draft', 'A better waiting room'),
  listing('open', 'Open', {phase: 'open', startsAt: null}),
  listing('live', 'What the ward round feels like, and what would make it feel like being asked', {
    phase: 'live',
    startsAt: START - HOUR,
    turnout: 15,
  }),
  listing('closing', 'غرفة الانتظار', {phase: 'closing', startsAt: START - 2 * HOUR}),
  listing('ended', 'X'.repeat(MAX_TITLE_CHARS), {phase: 'ended', endedAt: START - 2 * DAY, turnout: 1}),
  listing('deleted', '<b>Not bold</b> 🎉', {phase: 'ended', endedAt: START - 30 * DAY, deleteAt: START + 6 * DAY, canBeKept: true}),
  listing('untitled', ' ', {phase: 'ended', endedAt: START - 400 * DAY, deleteAt: START + 3 * DAY}),
];

const MANY = Array.from({length: 40}, (_, at) =>
  listing(`many ${at}`, `Workshop ${at + 1}`, at % 2 ? {phase: 'ended', endedAt: START - at * DAY} : {}),
);

const [FIRST] = SESSIONS;
const ONE: Entered = {at: 'in', sessions: FIRST ? [FIRST] : []};
const LINKS = [
  {link: idOf('link of lead'), duty: 'lead', key: idOf('key of lead')},
  {link: idOf('link of screen'), duty: 'screen', key: idOf('key of screen')},
] as const;

const withLinks = (scene: Scene, links: readonly (typeof LINKS)[number][]): Scene => ({
  ...scene,
  show: async () => {
    answering({
      [`/live/sessions/${idOf('draft')}/links`]: links,
      '/live/address': {origin: 'https://workshop.example', others: [], keptTo: null},
    });
    return scene.show();
  },
});

const press =
  (...names: readonly string[]) =>
  async (stage: Stage) => {
    for (const name of names) await stage.press(name);
  };

/** By how the page stands with the server; and what is made and asked for on it. */
export const ORGANISER: Complete<Entered['at'] | 'new' | 'form'> = {
  'signed-out': [page('sign-in', {at: 'signed-out'})],
  'wrong-link': [page('wrong-link', {at: 'wrong-link'})],
  'no-answer': [page('no-answer', {at: 'no-answer', sentence: 'The server did not answer. Please try again.'})],
  in: [
    page('empty', {at: 'in', sessions: []}),
    {...page('list', {at: 'in', sessions: SESSIONS}), isSmoke: true},
    page('filter/some', {at: 'in', sessions: MANY}, ({type}) => type('Find a session by its title', 'shop 4')),
    page('filter/none', {at: 'in', sessions: MANY}, ({type}) => type('Find a session by its title', '<b>')),
    withLinks(page('links/some', ONE, press('Links to share')), LINKS),
    withLinks(page('links/none', ONE, press('Links to share')), []),
    page('links/no-answer', ONE, press('Links to share')),
    withLinks(page('links/switch-off', ONE, press('Links to share', 'Switch off')), LINKS),
    page('notes', {at: 'in', sessions: SESSIONS.filter(({phase}) => phase === 'ended')}, press('Notes')),
    page('delete/what', ONE, press('Delete')),
    page('delete/sure', ONE, press('Delete', 'Delete…')),
    page('delete/sure-now', ONE, press('Delete', 'Now', 'Delete…')),
    page('delete/live', {at: 'in', sessions: SESSIONS.filter(({phase}) => phase === 'live')}, press('Delete')),
  ],
  new: [making('new/choose', 'new')],
  form: [
    making('form/template', 'new=co-design'),
    making('form/blank', 'new=blank'),
    making('form/blank-errors', 'new=blank', press('Create the session')),
    making('form/again', `again=${AGAIN}`),
    making('form/quick-exit', 'new=blank', press('Show a button to leave quickly')),
    making('form/every-kind', `again=${AGAIN}`, async ({press}) => {
      for (const [at, {title}] of EVERY_KIND.entries()) await press(`${at + 1}. ${title}`);
    }),
    making('form/removed', `again=${AGAIN}`, press('2. Our agreement', 'Remove')),
    making('form/no-server', `again=${AGAIN}`, press('Create the session')),
    making('form/full', `again=${AGAIN}`, undefined, fullPlan()),
    making('form/too-long', `again=${AGAIN}`, async ({type, press}) => {
      await type('Title of the session', '<b>غرفة</b> 🎉 '.repeat(40));
      await type('Content note', 'Too long. '.repeat(150));
      await press('Create the session');
    }),
  ],
};

function fullPlan(): readonly NewActivity[] {
  const [read] = EVERY_KIND;
  if (!read) throw new Error('there is nothing to plan');
  return Array.from({length: MAX_ACTIVITIES}, (_, at) => ({...read, title: `Part ${at + 1} of a long day`}));
}
