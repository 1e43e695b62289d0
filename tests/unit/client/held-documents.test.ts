import {beforeEach, describe, expect, test, vi} from 'vitest';
import {createStore, type StoreApi} from 'zustand/vanilla';
import {HeldDocuments} from '../../../client/board/held-documents.ts';
import type {LinkState} from '../../../client/board/link.ts';
import {addLost, type LostWords} from '../../../client/board/lost-words.ts';

const SAVED = {status: 'saved', isUnsaved: false} as Partial<LinkState> as LinkState;
const UNSAVED = {status: 'offline', isUnsaved: true} as Partial<LinkState> as LinkState;

/** What was opened, by name, in its order. */
const opened: {
  readonly name: string;
  readonly state: StoreApi<LinkState>;
  readonly lost: LostWords;
  isClosed: boolean;
  renewed: number;
}[] = [];
let page: EventTarget;
let documents: HeldDocuments<string>;

beforeEach(() => {
  opened.length = 0;
  page = new EventTarget();
  vi.stubGlobal('window', page);
  documents = new HeldDocuments((name, lost) => {
    const one = {name, state: createStore(() => SAVED), lost, isClosed: false, renewed: 0};
    opened.push(one);
    const renew = () => {
      one.renewed += 1;
    };
    const close = () => {
      one.isClosed = true;
    };
    return {state: one.state, renew, close};
  });
  return () => vi.unstubAllGlobals();
});

const isAsked = (): boolean => !page.dispatchEvent(new Event('beforeunload', {cancelable: true}));

describe('[R127] a document that is put away', () => {
  test('is closed when all of it is stored', () => {
    const [first, second] = [documents.hold('board'), documents.hold('board')];
    expect(second.link).toBe(first.link);
    first.release();
    expect(opened[0]?.isClosed).toBe(false);
    second.release();
    expect(opened[0]?.isClosed).toBe(true);
    documents.hold('board');
    expect(opened).toHaveLength(2);
  });

  test('goes on while something is not stored, and closes by itself then', () => {
    documents.hold('board').release();
    const {link, release} = documents.hold('board');
    opened[1]?.state.setState(UNSAVED);
    release();
    expect(opened[1]?.isClosed).toBe(false);
    expect(documents.hold('board').link).toBe(link);
    expect(opened[1]?.renewed).toBe(1);
    opened[1]?.state.setState(SAVED);
    expect(opened[1]?.isClosed).toBe(false);
  });

  test('closes by itself when it is stored and nobody has come back', () => {
    const {release} = documents.hold('board');
    opened[0]?.state.setState(UNSAVED);
    release();
    opened[0]?.state.setState(SAVED);
    expect(opened[0]?.isClosed).toBe(true);
  });

  test('[R141, R154] leaves behind what it could never take', () => {
    const {release} = documents.hold('board');
    const [one] = opened;
    if (one) addLost(one.lost, 'Mine');
    release();
    expect(one?.isClosed).toBe(true);
    documents.hold('minutes');
    expect(documents.lost.getState().words).toBe('Mine');
  });
});

test('whoever leaves the page is asked first while something is not stored', () => {
  const {release} = documents.hold('board');
  expect(isAsked()).toBe(false);
  opened[0]?.state.setState(UNSAVED);
  expect(isAsked()).toBe(true);
  release();
  expect(isAsked()).toBe(true);
  opened[0]?.state.setState(SAVED);
  expect(isAsked()).toBe(false);
});
