import fc from 'fast-check';
import {timedIn} from '../../shared/agenda/activities.ts';
import {nextTalk, slackIn} from '../../shared/agenda/catch-up.ts';
import {redoable, undoable} from '../../shared/agenda/undo.ts';
import type {Actor} from '../../shared/session/actor.ts';
import type {Command} from '../../shared/session/protocol.ts';
import {type Id, MINUTE} from '../../shared/wire/ids.ts';
import {actor, attempt, createdWithAll, idOf, later, seated, type Telling} from './telling.ts';

const NAMES = ['ana', 'ben'];

/** What may be tried. Places and names say where an id is needed: refused steps are part of the story. */
const KINDS = [
  // What leads somewhere comes more often than what ends everything.
  ...(['open', 'join', 'join', 'join', 'remove', 'call', 'next', 'next', 'next', 'next', 'next', 'next', 'back', 'break'] as const),
  ...(['show', 'show', 'release', 'release', 'release', 'release', 'hide', 'hide', 'unhide', 'unhide', 'withdraw', 'prompt'] as const),
  ...([
    'move',
    'move',
    'move',
    'theme',
    'theme',
    'rename',
    'unname',
    'offer',
    'board-lock',
    'board-unlock',
    'lock',
    'unlock',
    'pause',
    'resume',
    'rest',
    'wake',
    'add',
  ] as const),
  ...(['raise', 'raise', 'raise', 'say', 'say', 'lower', 'give', 'give', 'turn-end', 'turn-end', 'hands-close', 'hands-open'] as const),
  ...(['resize', 'resize', 'skip', 'skip', 'keep', 'shift', 'shift', 'insert', 'extend', 'undo', 'undo', 'redo', 'trim'] as const),
  ...(['page', 'page', 'page', 'title', 'title', 'page-gone', 'act', 'act', 'act-else', 'act-no-more'] as const),
  ...([
    'stage',
    'note-on-stage',
    'blank',
    'agree',
    'link',
    'link',
    'sit',
    'sit',
    'hand-over',
    'hand-over',
    'revoke',
    'end',
    'finish',
    'forget',
  ] as const),
] as const;

export interface Step {
  readonly kind: (typeof KINDS)[number];
  readonly name: string;
  readonly place: number;
  readonly text: string;
  readonly wait: number;
}

export const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...KINDS),
  name: fc.constantFrom(...NAMES),
  place: fc.nat(10),
  text: fc.string({minLength: 1, maxLength: 12}).map(text => `words ${text}`),
  wait: fc.nat(20_000),
});

const steadily = (kind: Step['kind'], name: string): Step => ({kind, name, place: 3, text: 'words at first', wait: 0});

/** Some way into the agenda, with people and some notes, so that most stories get somewhere. Some go on after persons were forgotten. */
export const story = fc
  .tuple(fc.nat(10), fc.array(step, {minLength: 5, maxLength: 60}), fc.option(fc.array(step, {maxLength: 4})))
  .map(([way, steps, afterwards]) => [
    ...NAMES.map(name => steadily('join', name)),
    ...Array.from({length: way}, () => steadily('next', 'ana')),
    ...(way > 3 ? NAMES.map(name => steadily('release', name)) : []),
    ...steps,
    ...(afterwards ? [...(['end', 'finish', 'forget'] as const).map(kind => steadily(kind, 'ana')), ...afterwards] : []),
  ]);

export function follow(told: Telling, one: Step): Telling {
  const {command, by} = commandOf(told, one);
  return attempt(later(told, one.wait), command, by).told;
}

/** Open, with somebody in it, and with a seat that has the lead. */
export const begun = (): Telling => {
  const open = attempt(createdWithAll(), {type: 'session.open'}, actor('organiser')).told;
  return attempt(seated(open, 'lea', 'lead'), {type: 'person.join', person: idOf('ana'), deviceHash: 'ana'}, actor('server')).told;
};

/** Ended, wherever the story has come to. */
export const toTheEnd = (told: Telling): Telling =>
  (['end', 'finish'] as const).reduce((before, kind) => follow(before, steadily(kind, 'ana')), told);

export const tellAll = (steps: readonly Step[]): Telling => steps.reduce(follow, begun());

interface Said {
  readonly command: Command;
  readonly by: Actor;
}

const lead = (command: Command): Said => ({command, by: actor('seat', 'lea')});
const organise = (command: Command): Said => ({command, by: actor('organiser')});
const serve = (command: Command): Said => ({command, by: actor('server')});

function commandOf(told: Telling, one: Step): Said {
  return (
    ofPeople(told, one) ?? ofNotes(told, one) ?? ofTheFloor(told, one) ?? ofPages(one) ?? ofTheAgenda(told, one) ?? ofTheSession(told, one)
  );
}

function ofPeople(told: Telling, {kind, name, text}: Step): Said | null {
  const person = idOf(name);
  const link = idOf(`link for ${name}`);
  const own = actor('participant', name);
  switch (kind) {
    case 'join':
      return serve({type: 'person.join', person, deviceHash: name});
    case 'remove':
      return lead({type: 'person.remove', person, reason: 'asked'});
    case 'call':
      return {command: {type: 'person.call', name: text.length > 10 ? '' : text}, by: own};
    case 'link':
      return organise({type: 'link.make', link, duty: 'support', key: idOf(`key for ${name}`)});
    case 'sit':
      return serve({type: 'seat.take', seat: idOf(`seat of ${name}`), link, name: text});
    case 'hand-over':
      return lead({type: 'lead.hand-over', to: idOf(`seat of ${name}`)});
    case 'revoke':
      return organise({type: 'link.revoke', link});
    case 'lock':
      return organise({type: 'access.lock'});
    case 'unlock':
      return organise({type: 'access.unlock'});
    case 'agree': {
      const [first] = told.session.agreement;
      return organise({type: 'agreement.set', lines: [...(first ? [{keep: first.line}] : []), {text}]});
    }
    default:
      return null;
  }
}

function ofNotes(told: Telling, {kind, name, place, text}: Step): Said | null {
  const note: Id = idOf(`note of ${name}`);
  const theme: Id = idOf(`theme of ${name}`);
  const {voice} = told.session;
  const from = voice.notes.get(note)?.theme ?? null;
  switch (kind) {
    case 'show':
      return organise({type: 'notes.show', activity: told.session.agenda.current ?? idOf('nowhere')});
    case 'release':
      return serve({type: 'notes.release', ...outcomeOf(told, {name, place, text})});
    case 'hide':
      return organise({type: 'note.hide', note});
    case 'unhide':
      return organise({type: 'note.unhide', note});
    case 'withdraw':
      return serve({type: 'notes.withdraw', notes: [note], boxes: []});
    case 'move': {
      const to = [...voice.themes.keys()][place] ?? null;
      return {command: {type: 'note.move', note, from, theme: to}, by: actor('participant', name)};
    }
    case 'theme':
      return organise({type: 'theme.add', activity: activityAt(told, place), theme, title: text});
    case 'rename':
      return organise({type: 'theme.rename', theme: [...voice.themes.keys()][place] ?? theme, title: text});
    case 'unname':
      return organise({type: 'theme.remove', theme: [...voice.themes.keys()][place] ?? theme});
    case 'board-lock':
      return organise({type: 'board.lock'});
    case 'board-unlock':
      return organise({type: 'board.unlock'});
    case 'offer':
      return organise({type: 'theme.offer', theme: [...voice.themes.keys()][place] ?? theme, isOffered: text.length % 2 === 0});
    case 'note-on-stage':
      return organise({type: 'stage.show', view: 'note', note});
    default:
      return null;
  }
}

function ofTheFloor({session: {floor}}: Telling, {kind, name, place, text}: Step): Said | null {
  const own = actor('participant', name);
  const hand = [...floor.hands.values()].find(one => one.person === own.id)?.id ?? idOf(`hand of ${name}`);
  const turn = floor.turn?.id ?? null;
  switch (kind) {
    case 'raise':
      return {command: {type: 'hand.raise', hand: idOf(`hand ${name} ${place}`)}, by: own};
    case 'say':
      return {command: {type: 'hand.say', hand, about: text.length > 12 ? 'not-ok' : 'reply', topic: text, words: ''}, by: own};
    case 'lower':
      return {command: {type: 'hand.lower', hand}, by: own};
    case 'give':
      return organise({type: 'turn.give', hand, turn});
    case 'turn-end':
      return {command: {type: 'turn.end', turn: turn ?? idOf('no turn'), how: text.length > 12 ? 'passed' : 'done'}, by: own};
    case 'hands-close':
      return organise({type: 'hands.close'});
    case 'hands-open':
      return organise({type: 'hands.open'});
    default:
      return null;
  }
}

function ofPages({kind, name, place, text}: Step): Said | null {
  const page = idOf(`page of ${name}`);
  const action = idOf(`action ${place % 3}`);
  const words = {what: text, who: place > 5 ? name : '', by: ''};
  switch (kind) {
    case 'page':
      return lead({type: 'page.add', page, title: text});
    case 'title':
      return lead({type: 'page.rename', page, title: text});
    case 'page-gone':
      return organise({type: 'page.remove', page});
    case 'act':
      return organise({type: 'action.add', action, page: place > 3 ? page : null, ...words});
    case 'act-else':
      return lead({type: 'action.change', action, ...words});
    case 'act-no-more':
      return lead({type: 'action.remove', action});
    default:
      return null;
  }
}

function ofTheAgenda(told: Telling, {kind, name, place, text}: Step): Said | null {
  const {agenda} = told.session;
  const current = agenda.current ?? idOf('nowhere');
  const activity = activityAt(told, place);
  const before = agenda.order[place - 1] ?? null;
  const minutes = place + 1;
  switch (kind) {
    case 'resize':
      return lead({type: 'activity.resize', activity, minutes, from: (timedIn(agenda, activity)?.length ?? MINUTE) / MINUTE});
    case 'skip':
      return lead({type: 'activity.skip', activity});
    case 'keep':
      return lead({type: 'activity.keep', activity: agenda.timeline.activities.find(({isSkipped}) => isSkipped)?.id ?? activity});
    case 'shift':
      return lead({type: 'activity.move', activity, from: before, after: agenda.order[text.length % agenda.order.length] ?? null});
    case 'insert':
      return lead({type: 'activity.insert', after: activity, kind: name === 'ana' ? 'write' : 'talk', title: text, prompt: text, minutes});
    case 'extend':
      return lead({type: 'time.extend', endsBy: told.now + minutes * MINUTE, from: agenda.timeline.endsBy});
    case 'undo':
      return lead({type: 'time.undo', change: undoable(agenda.log)?.change ?? current});
    case 'redo':
      return lead({type: 'time.redo', change: redoable(agenda.log)?.change ?? current});
    case 'trim': {
      const {timeline} = agenda;
      const trim = slackIn(timeline, told.now).map(({id, most}) => ({activity: id, minutes: most / MINUTE}));
      return lead({type: 'agenda.catch-up', trim, skip: [], write: place > 5 ? (nextTalk(timeline, told.now)?.id ?? null) : null});
    }
    default:
      return null;
  }
}

function ofTheSession(told: Telling, {kind, name, place, text}: Step): Said {
  const {agenda, stage} = told.session;
  const current = agenda.current ?? idOf('nowhere');
  switch (kind) {
    case 'next':
      return organise({type: 'agenda.next', from: agenda.current});
    case 'back':
      return organise({type: 'agenda.back', from: current});
    case 'break':
      return organise({type: 'agenda.break', from: current, minutes: place + 1, title: text});
    case 'prompt':
      return organise({type: 'prompt.set', activity: activityAt(told, place), text});
    case 'pause':
      return lead({type: 'time.pause', activity: current});
    case 'resume':
      return lead({type: 'time.resume', activity: current});
    case 'add':
      return lead({type: 'time.add', activity: current, minutes: place - 5});
    case 'rest':
      return lead({type: 'session.pause'});
    case 'wake':
      return lead({type: 'session.resume'});
    case 'stage':
      return organise({type: 'stage.show', view: place > 5 ? 'agenda' : 'join', note: null});
    case 'blank':
      return organise({type: 'stage.blank', isBlank: !stage.isBlank});
    case 'end':
      return organise({type: 'session.end'});
    case 'finish':
      return serve({type: 'session.finish', outcomes: [outcomeOf(told, {name, place, text})], boxes: []});
    case 'forget':
      return serve({type: 'persons.forget'});
    default:
      return organise({type: 'session.open'});
  }
}

const activityAt = ({session}: Telling, place: number): Id => session.agenda.order[place] ?? idOf('nowhere');

function outcomeOf(told: Telling, {name, place, text}: Pick<Step, 'name' | 'place' | 'text'>) {
  // Where something is written, most of the time; a release elsewhere is refused, or brings nothing.
  const activity = activityAt(told, place > 5 ? 3 : place);
  const note = {id: idOf(`note of ${name}`), text};
  const theme = told.session.voice.writings.get(activity)?.asks[place] ?? null;
  return {
    activity,
    notes: told.session.voice.writings.has(activity) ? [{...note, theme}] : [],
    held: place === 0,
    changes: [{...note, text: `changed ${text}`}],
    reactions: [{note: note.id, bands: {meToo: 'most' as const}}],
    votes: told.session.choices.has(activity) ? null : undefined,
    boxes: [],
  };
}
