import {describe, expect, test} from 'vitest';
import {
  answered,
  change,
  dismiss,
  isWaiting,
  type OwnNote,
  type OwnNotes,
  type SentNote,
  seen,
  takeBack,
  takenBack,
  tried,
} from '../../../client/live/own-notes.ts';
import type {LaneAnswer} from '../../../shared/wire/lane.ts';
import {id, note, sentNote} from './view-of.ts';

const ok: LaneAnswer = {ok: true};
const no = (code: Exclude<LaneAnswer, {ok: true}>['code']): LaneAnswer => ({ok: false, code});

const only = (notes: OwnNotes): OwnNote => {
  const [first] = notes;
  if (!first || notes.length !== 1) throw new Error(`There are ${notes.length} notes`);
  return first;
};

/** One beat with everything in it: marked as tried, then answered. */
function beat(notes: OwnNotes, answer: LaneAnswer | null): OwnNotes {
  const sent: readonly SentNote[] = notes;
  return answered(tried(notes, sent), sent, answer);
}

const releasedAs =
  (text: string | null, isHidden = false) =>
  () => ({text, isHidden});

describe('a note on its way', () => {
  test('is sent once the server says so', () => {
    expect(only(beat([note('a')], ok))).toMatchObject({isSent: true, sentText: 'words of a', wasTried: true});
  });

  test.each([null, no('unknown-bearer'), no('not-saved'), no('too-many'), no('closing-down'), no('not-open-yet')])(
    'waits for the next beat after %j',
    answer => {
      expect(isWaiting(only(beat([note('a')], answer)))).toBe(true);
    },
  );

  test.each(['activity-closed', 'session-ended', 'malformed', 'too-large'] as const)('keeps its words and says why after %s', code => {
    expect(only(beat([note('a')], no(code)))).toMatchObject({refused: code, text: 'words of a', isSent: false});
  });

  test('one that the server has already is not called late because a newer one is', () => {
    const [old, fresh] = beat([sentNote('old'), note('new')], no('activity-closed'));
    expect(old?.refused).toBeNull();
    expect(fresh?.refused).toBe('activity-closed');
  });

  test('an answer is for the words that were sent, not for those typed since', () => {
    const sent: readonly SentNote[] = [note('a')];
    const meanwhile = change(tried([note('a')], sent), id('a'), 'other words', 'show');
    expect(only(answered(meanwhile, sent, ok))).toMatchObject({text: 'other words', isSent: false, sentText: 'words of a'});
    expect(only(answered(meanwhile, sent, no('malformed'))).refused).toBeNull();
  });

  test('changed before release it goes again under the same id', () => {
    expect(only(change([sentNote('a')], id('a'), 'better words', 'show'))).toMatchObject({
      id: id('a'),
      text: 'better words',
      few: 'show',
      wish: 'show',
      isSent: false,
    });
  });
});

describe('a note that is shown', () => {
  test('is known by its id in the release', () => {
    expect(only(seen([sentNote('a')], releasedAs('words of a')))).toMatchObject({isShown: true, wish: 'show', isSent: true});
  });

  test('is sent, also when the answer never came', () => {
    expect(only(seen([note('a', {wasTried: true})], releasedAs('words of a')))).toMatchObject({isShown: true, isSent: true});
  });

  test('in older words: the newer ones become a change by key', () => {
    expect(only(seen([note('a', {text: 'newer', wasTried: true})], releasedAs('words of a')))).toMatchObject({
      isShown: true,
      wish: 'change',
      isSent: false,
      text: 'newer',
    });
  });

  test('already shown, says the lane: newer words become a change by key, a new note stays a note', () => {
    const [old, fresh] = beat([note('a', {wasTried: true}), note('b')], no('already-shown'));
    expect(old?.wish).toBe('change');
    expect(fresh?.wish).toBe('show');
  });

  test('a change is settled when the view shows it', () => {
    const asked = change([sentNote('a', {isShown: true})], id('a'), 'better', 'hold');
    expect(only(asked).wish).toBe('change');
    const sent = beat(asked, ok);
    expect(only(seen(sent, releasedAs('words of a')))).toMatchObject({wish: 'change', isSent: true});
    expect(only(seen(sent, releasedAs('better')))).toMatchObject({wish: 'show', isSent: true, text: 'better', sentText: 'better'});
  });

  test('a change of a note that is not released after all goes as a note again', () => {
    const asked = [note('a', {wish: 'change', wasTried: true, isShown: false})];
    expect(only(beat(asked, no('unknown-id')))).toMatchObject({wish: 'show', isSent: false});
  });

  test('hidden by the facilitator it stays its author’s', () => {
    const hidden = seen([sentNote('a', {isShown: true})], releasedAs(null, true));
    expect(only(hidden)).toMatchObject({isShown: true, isHidden: true, wish: 'show', text: 'words of a'});
    expect(only(seen(hidden, releasedAs('words of a')))).toMatchObject({isHidden: false, isSent: true});
  });

  test('a change that came too late can be given up for the words that count', () => {
    const asked = beat(change([sentNote('a', {isShown: true})], id('a'), 'better', 'hold'), no('activity-closed'));
    expect(only(asked)).toMatchObject({refused: 'activity-closed', text: 'better', sentText: 'words of a'});
    expect(only(dismiss(asked, id('a')))).toMatchObject({text: 'words of a', wish: 'show', isSent: true, refused: null});
  });
});

describe('taking back', () => {
  test('a note that never left the phone is simply gone', () => {
    expect(takeBack([note('a')], id('a'))).toEqual([]);
  });

  test('a note that may have arrived is withdrawn by its key', () => {
    expect(only(takeBack([note('a', {wasTried: true})], id('a')))).toMatchObject({wish: 'take-back', isSent: false});
  });

  test('before release it is gone when the server says so', () => {
    const asked = takeBack([sentNote('a')], id('a'));
    expect(only(beat(asked, null)).wish).toBe('take-back');
    expect(beat(asked, ok)).toEqual([]);
    expect(beat(asked, no('unknown-id'))).toEqual([]);
  });

  test('after release it stays until it has left the view', () => {
    const asked = beat(takeBack([sentNote('a', {isShown: true})], id('a')), ok);
    expect(only(seen(asked, releasedAs('words of a')))).toMatchObject({wish: 'take-back', isSent: true});
    expect(seen(asked, releasedAs(null))).toEqual([]);
  });

  test('released while it is being taken back, it is taken back still', () => {
    const asked = takeBack([sentNote('a')], id('a'));
    expect(only(seen(asked, releasedAs('words of a')))).toMatchObject({wish: 'take-back', isShown: true, isSent: false});
  });
});

test('what nothing happened to stays the same object', () => {
  const notes = [sentNote('a', {isShown: true}), note('b')];
  expect(seen(notes, (_activity, one) => (one === id('a') ? {text: 'words of a', isHidden: false} : null))).toBe(notes);
  expect(answered(notes, [], ok)).toBe(notes);
  expect(tried(notes, [])).toBe(notes);
});

describe('that a note is taken back is said', () => {
  const asked = takeBack([sentNote('a'), sentNote('b', {isShown: true})], id('a'));
  const count = (notes: OwnNotes, answer: LaneAnswer | null) => takenBack(notes, beat(notes, answer));

  test('when the server has it, of a note that was shown too, and once', () => {
    expect(count(asked, ok)).toBe(1);
    const shown = takeBack([sentNote('b', {isShown: true})], id('b'));
    expect(count(shown, ok)).toBe(1);
    expect(count(beat(shown, ok), ok)).toBe(0);
  });

  test('not without an answer, not after a refusal, and not of notes that stay', () => {
    expect(count(asked, null)).toBe(0);
    expect(count(asked, no('not-allowed'))).toBe(0);
    expect(count([note('a'), sentNote('b')], ok)).toBe(0);
  });
});
