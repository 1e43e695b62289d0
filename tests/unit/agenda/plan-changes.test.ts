import {describe, expect, test} from 'vitest';
import {timedIn} from '../../../shared/agenda/activities.ts';
import {nextTalk} from '../../../shared/agenda/catch-up.ts';
import {plainActivity} from '../../../shared/agenda/plan.ts';
import {projectAt} from '../../../shared/agenda/project.ts';
import {activityRecord, timeRecord} from '../../../shared/agenda/view.ts';
import type {Command} from '../../../shared/session/protocol.ts';
import {view} from '../../../shared/session/view.ts';
import {MINUTE, SECOND} from '../../../shared/wire/ids.ts';
import {MAX_ACTIVITIES, UNDO_CLOCK_MS, UNDO_PLAN_MS} from '../../../shared/wire/limits.ts';
import {activityOf, actor, attempt, later, next, opened, planned, START, type Telling, tell} from '../../telling/telling.ts';

const DAY = [
  plainActivity({kind: 'read', title: 'Welcome', minutes: 5}),
  plainActivity({kind: 'write', title: 'Ideas', prompt: 'What could be better?', minutes: 15, shortest: 10, stretch: 'shrink'}),
  plainActivity({kind: 'sort', title: 'Sort', minutes: 15, shortest: 8, stretch: 'shrink', source: 1}),
  plainActivity({kind: 'read', title: 'A film', minutes: 12, shortest: 12, stretch: 'skip'}),
  plainActivity({kind: 'talk', title: 'Talk', prompt: 'What stays with you?', minutes: 20, shortest: 8, stretch: 'fixed'}),
  plainActivity({kind: 'close', title: 'Close', minutes: 5, rows: [{question: '', options: ['No', 'Yes']}]}),
];
const [WELCOME, IDEAS, SORT, FILM, TALK, CLOSE] = [0, 1, 2, 3, 4, 5] as const;

const draft = () => planned(DAY, {startsAt: START, endsBy: START + 72 * MINUTE});
/** Live, with the welcome open. */
const begun = (): Telling => next(opened(draft()));
const lead = actor('organiser');
const codeOf = (told: Telling, command: Command) => {
  const {result} = attempt(told, command, lead);
  return result.ok ? 'ok' : result.code;
};
const titles = (told: Telling) => {
  const {agenda} = told.session;
  return agenda.timeline.activities.map(({id, isSkipped}) => {
    const title = told.contents.get(agenda.activities.get(id)?.title ?? '') ?? '';
    return isSkipped ? `(${title})` : title;
  });
};
const minutesOf = (told: Telling, place: number) => (timedIn(told.session.agenda, activityOf(told, place))?.length ?? 0) / MINUTE;
const endOf = (told: Telling) => (projectAt(told.session.agenda.timeline, told.now).expectedEnd - START) / MINUTE;
const undoOf = (told: Telling) => timeRecord(told.session, 'console')?.undo ?? null;
const undone = (told: Telling): Telling => tell(told, {type: 'time.undo', change: undoOf(told)?.change ?? ''});
const redone = (told: Telling): Telling => tell(told, {type: 'time.redo', change: timeRecord(told.session, 'console')?.redo?.change ?? ''});
const resize = (told: Telling, place: number, minutes: number): Command => ({
  type: 'activity.resize',
  activity: activityOf(told, place),
  minutes,
  from: minutesOf(told, place),
});
const skip = (told: Telling, place: number): Command => ({type: 'activity.skip', activity: activityOf(told, place)});
const move = (told: Telling, place: number, after: number | null): Command => ({
  type: 'activity.move',
  activity: activityOf(told, place),
  from: place === 0 ? null : activityOf(told, place - 1),
  after: after === null ? null : activityOf(told, after),
});
const insert = (told: Telling, after: number | null, minutes = 10): Command => ({
  type: 'activity.insert',
  after: after === null ? null : activityOf(told, after),
  kind: 'write',
  title: 'One more',
  prompt: 'What else?',
  minutes,
});

describe('other minutes', () => {
  test('what is ahead gets them, and the end moves with it', () => {
    const told = begun();
    const after = tell(told, resize(told, TALK, 10));
    expect([minutesOf(after, TALK), endOf(told), endOf(after)]).toEqual([10, 72, 62]);
    expect(activityRecord(after.session, after.contents, 'phone', activityOf(told, TALK))?.minutes).toBe(10);
  });

  test('[R160] two who saw the same change it once', () => {
    const told = begun();
    const command = resize(told, TALK, 10);
    expect(codeOf(tell(told, command), {...command, minutes: 25} as Command)).toBe('moved-on');
    expect(tell(told, resize(told, TALK, 20)).events).toHaveLength(told.events.length);
  });

  test('what is open does not become shorter than it has been, and what is over is left alone', () => {
    const told = later(begun(), 3.5 * MINUTE);
    expect(minutesOf(tell(told, resize(told, WELCOME, 2)), WELCOME)).toBe(4);
    expect(codeOf(next(told), resize(told, WELCOME, 2))).toBe('activity-closed');
  });
});

describe('leaving out', () => {
  test('Next goes past it, phones do not see it, and it can be taken in again', () => {
    const told = begun();
    const after = tell(told, skip(told, FILM));
    expect(titles(after)).toEqual(['Welcome', 'Ideas', 'Sort', '(A film)', 'Talk', 'Close']);
    const onPhones = view(after.session, after.contents, 'phone').get('session');
    expect(onPhones?.kind === 'session' && onPhones.agenda).toEqual([WELCOME, IDEAS, SORT, TALK, CLOSE].map(at => activityOf(told, at)));
    expect(next(next(next(after))).session.agenda.current).toBe(activityOf(told, TALK));
    expect(tell(after, skip(told, FILM)).events).toHaveLength(after.events.length);
    expect(titles(tell(after, {type: 'activity.keep', activity: activityOf(told, FILM)}))).toEqual(titles(told));
  });

  test('what others need the notes of stays, and so does what has begun', () => {
    const told = begun();
    expect(codeOf(told, skip(told, IDEAS))).toBe('notes-needed');
    expect(codeOf(tell(told, skip(told, SORT)), skip(told, IDEAS))).toBe('ok');
    expect(codeOf(told, skip(told, WELCOME))).toBe('moved-on');
    expect(codeOf(told, {type: 'activity.skip', activity: 'nowhere'})).toBe('unknown-id');
  });

  test('one activity stays at least', () => {
    const told = planned([plainActivity({kind: 'read', title: 'All', minutes: 5})]);
    expect(codeOf(told, skip(told, 0))).toBe('no-activities');
  });
});

describe('another order', () => {
  test('what is ahead goes elsewhere, behind what is on', () => {
    const told = begun();
    expect(titles(tell(told, move(told, TALK, WELCOME)))).toEqual(['Welcome', 'Talk', 'Ideas', 'Sort', 'A film', 'Close']);
    expect(codeOf(told, move(told, TALK, null))).toBe('moved-on');
    expect(codeOf(told, move(told, WELCOME, SORT))).toBe('moved-on');
    expect(tell(told, move(told, TALK, FILM)).events).toHaveLength(told.events.length);
  });

  test('before the session anything goes anywhere, but notes are written before they are sorted', () => {
    const told = draft();
    expect(titles(tell(told, move(told, TALK, null)))[0]).toBe('Talk');
    expect(codeOf(told, move(told, SORT, WELCOME))).toBe('notes-needed');
    expect(codeOf(told, move(told, IDEAS, FILM))).toBe('notes-needed');
  });

  test('[R160] two who saw the same move it once', () => {
    const told = begun();
    const command = move(told, TALK, WELCOME);
    expect(codeOf(tell(told, command), {...command, after: activityOf(told, SORT)} as Command)).toBe('moved-on');
  });
});

describe('one more', () => {
  test('stands where it was put, and notes can be written there', () => {
    const told = begun();
    const after = tell(told, insert(told, SORT));
    expect(titles(after)).toEqual(['Welcome', 'Ideas', 'Sort', 'One more', 'A film', 'Talk', 'Close']);
    const there = next(next(next(after)));
    expect(activityRecord(there.session, there.contents, 'phone', there.session.agenda.current ?? '')).toMatchObject({
      title: 'One more',
      prompt: 'What else?',
      writing: {at: 'writing'},
    });
    expect(codeOf(there, insert(told, WELCOME))).toBe('moved-on');
    expect(codeOf(told, insert(told, null))).toBe('moved-on');
  });

  test('no more than an agenda holds', () => {
    const full = planned(Array.from({length: MAX_ACTIVITIES}, (_, at) => plainActivity({kind: 'read', title: `${at}`, minutes: 1})));
    expect(codeOf(full, insert(full, 0))).toBe('too-many');
  });
});

describe('[R161] taking back', () => {
  const changes: readonly (readonly [string, (told: Telling) => Command])[] = [
    ['minutes put in', told => ({type: 'time.add', activity: activityOf(told, WELCOME), minutes: 2})],
    ['a pause', told => ({type: 'time.pause', activity: activityOf(told, WELCOME)})],
    ['other minutes', told => resize(told, TALK, 10)],
    ['leaving out', told => skip(told, FILM)],
    ['another order', told => move(told, TALK, WELCOME)],
    ['one more', told => insert(told, SORT)],
    ['a later end', () => ({type: 'time.extend', endsBy: START + 90 * MINUTE, from: START + 72 * MINUTE})],
  ];

  test.each(changes)('%s: as if it had never been, and again as if it had not been taken back', (_, command) => {
    const told = later(begun(), MINUTE);
    const after = tell(told, command(told));
    const back = undone(later(after, 9 * SECOND));
    const viewOf = ({session, contents}: Telling) => [...view(session, contents, 'console')].filter(([, record]) => record.kind !== 'time');
    expect(back.session.agenda.timeline).toEqual(told.session.agenda.timeline);
    expect(viewOf(back)).toEqual(viewOf(told));
    const again = redone(later(back, 2 * SECOND));
    expect(again.session.agenda.timeline).toEqual(after.session.agenda.timeline);
    expect(viewOf(again)).toEqual(viewOf(after));
  });

  test('the clock for ten seconds, a plan for a minute', () => {
    const told = begun();
    const [add, shorter] = [
      tell(told, {type: 'time.add', activity: activityOf(told, WELCOME), minutes: 2}),
      tell(told, resize(told, TALK, 10)),
    ];
    for (const [after, window] of [
      [add, UNDO_CLOCK_MS],
      [shorter, UNDO_PLAN_MS],
    ] as const) {
      const command: Command = {type: 'time.undo', change: undoOf(after)?.change ?? ''};
      expect(codeOf(later(after, window), command)).toBe('ok');
      expect(codeOf(later(after, window + 1), command)).toBe('undo-over');
    }
  });

  test('the latest alone; once taken back, the one before it', () => {
    const told = begun();
    const one = tell(told, resize(told, TALK, 10));
    const first = undoOf(one)?.change ?? '';
    const both = tell(one, skip(told, FILM));
    expect(codeOf(both, {type: 'time.undo', change: first})).toBe('moved-on');
    const back = undone(both);
    expect(undoOf(back)?.change).toBe(first);
    // Two who press it at once take one thing back.
    expect(codeOf(back, {type: 'time.undo', change: undoOf(both)?.change ?? ''})).toBe('moved-on');
    expect(undone(back).session.agenda.timeline).toEqual(told.session.agenda.timeline);
  });

  test('what has gone on to the next is not undone: Back goes there again, with the time that was left', () => {
    const here = later(begun(), 2 * MINUTE);
    const added = tell(here, {type: 'time.add', activity: activityOf(here, WELCOME), minutes: 2});
    const on = next(added);
    expect(undoOf(on)).toBeNull();
    const back = tell(later(on, 30 * SECOND), {type: 'agenda.back', from: activityOf(here, IDEAS)});
    const {clock} = activityRecord(back.session, back.contents, 'phone', activityOf(here, WELCOME)) ?? {};
    expect(clock).toEqual({due: back.now + 5 * MINUTE});
  });
});

describe('the latest end', () => {
  test('can be put later, taken away and said again, but not into the past', () => {
    const told = begun();
    const from = START + 72 * MINUTE;
    expect(codeOf(told, {type: 'time.extend', endsBy: told.now, from})).toBe('in-the-past');
    const later90 = tell(told, {type: 'time.extend', endsBy: START + 90 * MINUTE, from});
    expect(codeOf(later90, {type: 'time.extend', endsBy: null, from})).toBe('moved-on');
    expect(projectAt(later90.session.agenda.timeline, told.now).margin).toBe(18 * MINUTE);
    const none = tell(later90, {type: 'time.extend', endsBy: null, from: START + 90 * MINUTE});
    expect(projectAt(none.session.agenda.timeline, told.now).margin).toBeNull();
  });
});

describe('[R162] catching up', () => {
  const catchUp = (
    trim: readonly (readonly [number, number])[],
    more: {skip?: number[]; write?: number} = {},
    told = begun(),
  ): Command => ({
    type: 'agenda.catch-up',
    trim: trim.map(([place, minutes]) => ({activity: activityOf(told, place), minutes})),
    skip: (more.skip ?? []).map(place => activityOf(told, place)),
    write: more.write === undefined ? null : activityOf(told, more.write),
  });

  test('is one change, done as it was shown, and taken back as one', () => {
    const told = begun();
    const after = tell(
      told,
      catchUp(
        [
          [IDEAS, 4],
          [SORT, 5],
        ],
        {skip: [FILM]},
        told,
      ),
    );
    expect([minutesOf(after, IDEAS), minutesOf(after, SORT), titles(after)[FILM], endOf(after)]).toEqual([11, 10, '(A film)', 51]);
    expect(undoOf(after)).toMatchObject({what: 'catch-up', until: told.now + UNDO_PLAN_MS});
    expect(undone(later(after, 50 * SECOND)).session.agenda.timeline).toEqual(told.session.agenda.timeline);
  });

  test.each([
    ['below the shortest', [[IDEAS, 6]]],
    ['what is fixed', [[TALK, 1]]],
    ['the close', [[CLOSE, 1]]],
    [
      'the same twice',
      [
        [IDEAS, 3],
        [IDEAS, 2],
      ],
    ],
  ] as const)('refuses all of it where part of it is not possible: %s', (_, trim) => {
    const told = begun();
    expect(codeOf(told, catchUp([...trim, [SORT, 1]], {}, told))).toBe('moved-on');
  });

  test('what may not be left out, or has gone already, is not', () => {
    const told = begun();
    expect(codeOf(told, catchUp([], {skip: [TALK]}, told))).toBe('moved-on');
    expect(codeOf(tell(told, skip(told, FILM)), catchUp([], {skip: [FILM]}, told))).toBe('moved-on');
  });

  test('a talk becomes writing about the same, and keeps its words when the other is changed', () => {
    const told = begun();
    const after = tell(told, catchUp([], {write: TALK}, told));
    expect(titles(after).slice(TALK)).toEqual(['(Talk)', 'Talk', 'Close']);
    const writing = after.session.agenda.timeline.activities[TALK + 1];
    expect(writing).toMatchObject({kind: 'write', length: 8 * MINUTE});
    expect(endOf(after)).toBe(60);
    expect(nextTalk(after.session.agenda.timeline, after.now)).toBeNull();
    const changed = tell(after, {type: 'prompt.set', activity: writing?.id ?? '', text: 'Write it down'});
    const back = undone(changed);
    expect(activityRecord(back.session, back.contents, 'console', activityOf(told, TALK))?.prompt).toBe('What stays with you?');
    expect(codeOf(told, catchUp([], {write: FILM}, told))).toBe('moved-on');
  });
});
