import {beforeEach, describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import {createStore} from 'zustand/vanilla';
import {BoardEdits} from '../../../client/board/edits.ts';
import type {Abandoned, LinkState} from '../../../client/board/link.ts';
import {openBoard, watchHeadings} from '../../../client/board/lost-headings.ts';
import {forgetLost, newLostWords} from '../../../client/board/lost-words.ts';
import {randomId} from '../../players/player.ts';

const activity = randomId();

interface Page {
  readonly doc: Y.Doc;
  readonly edits: BoardEdits;
}

function newPage(): Page {
  const doc = new Y.Doc();
  return {doc, edits: new BoardEdits(doc.getMap('board'))};
}

const tell = (from: Page, to: Page): void => Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc));
const add = ({edits}: Page, words: string): string => edits.addHeading(activity, words, [0, 0]);

let mine: Page;
let theirs: Page;
beforeEach(() => {
  [mine, theirs] = [newPage(), newPage()];
});

describe('[R154] words of headings that were not stored', () => {
  const stored = () => Y.getState(mine.doc.store, mine.doc.clientID);

  test('are those that this page wrote since, in the order in which it did', () => {
    const {unsaved} = watchHeadings(mine.doc);
    add(mine, 'Stored');
    const storedTo = stored();
    const [first] = ['First', 'Second'].map(words => add(mine, words));
    add(theirs, 'Of somebody else');
    tell(theirs, mine);
    mine.edits.changeHeading(first ?? '', {words: 'First, in other words'});
    expect(unsaved(storedTo)).toEqual(['Second', 'First, in other words']);
    expect(unsaved(stored())).toEqual([]);
  });

  test('are not those of a heading that was only moved, but of one that was written and moved', () => {
    const {unsaved} = watchHeadings(mine.doc);
    const [own, other] = [add(mine, 'Stored'), add(theirs, 'Of somebody else')];
    tell(theirs, mine);
    const storedTo = stored();
    for (const key of [own, other]) mine.edits.changeHeading(key, {at: [9, 9]});
    expect(unsaved(storedTo)).toEqual([]);
    mine.edits.changeHeading(add(mine, 'New'), {at: [7, 7]});
    expect(unsaved(storedTo)).toEqual(['New']);
  });

  test('are not those that were deleted, or have others by now', () => {
    const {unsaved} = watchHeadings(mine.doc);
    const [gone, changed] = [add(mine, 'Gone'), add(mine, 'Mine')];
    add(mine, 'Left');
    tell(mine, theirs);
    theirs.edits.changeHeading(changed, {words: 'Theirs'});
    tell(theirs, mine);
    mine.edits.remove([gone]);
    mine.edits.connect(randomId(), randomId());
    mine.edits.placeNotes([{note: randomId(), theme: null, at: [1, 1]}]);
    expect(unsaved(0)).toEqual(['Left']);
  });
});

test('[R154] they are handed back at every refusal, those of every document, until they are put away', () => {
  const heard: string[] = [];
  let onFresh: (old: Abandoned) => void = () => undefined;
  const state = createStore<LinkState>(() => ({status: 'saved', doc: mine.doc, isUnsaved: true, mayWrite: true, refused: null}));
  const lost = newLostWords();
  openBoard(
    told => {
      onFresh = told;
      return {state, renew: () => undefined, close: () => undefined};
    },
    lost,
    {fresh: () => heard.push('fresh'), lost: () => heard.push('lost')},
  );
  /** As the link does: nothing that was written here was stored, and an empty document begins. */
  const refuse = (): Page => {
    const next = newPage();
    onFresh({doc: state.getState().doc, storedTo: 0});
    state.setState({doc: next.doc, isUnsaved: false});
    return next;
  };
  const words = () => lost.getState().words;
  mine.edits.connect(randomId(), randomId());
  const second = refuse();
  expect([words(), heard]).toEqual([null, ['fresh']]);
  add(second, 'First');
  add(second, 'Second');
  const third = refuse();
  expect([words(), heard]).toEqual(['First\nSecond', ['fresh', 'fresh', 'lost']]);
  add(third, 'Third');
  refuse();
  expect(words()).toBe('First\nSecond\nThird');
  forgetLost(lost);
  refuse();
  expect(words()).toBe(null);
});
