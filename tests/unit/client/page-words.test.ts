import {describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import {unsavedWords} from '../../../client/pages/unsaved.ts';
import {PAGE_ROOT} from '../../../shared/pages/lines.ts';

describe('[R141] words that could never be saved', () => {
  const written = () => {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
    const text = mine.getText(PAGE_ROOT);
    text.insert(0, 'stored ');
    const storedTo = Y.getState(mine.store, mine.clientID);
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
    theirs.getText(PAGE_ROOT).insert(0, 'of somebody else ');
    return {mine, text, storedTo, theirs};
  };

  test('are those typed here after what was stored, in the order of the page', () => {
    const {mine, text, storedTo, theirs} = written();
    text.insert(7, 'last');
    text.insert(0, 'first ');
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
    expect(unsavedWords({doc: mine, storedTo})).toBe('first last');
  });

  test('are not those that were deleted again', () => {
    const {mine, text, storedTo} = written();
    text.insert(7, 'one two');
    text.delete(10, 4);
    expect(unsavedWords({doc: mine, storedTo})).toBe('one');
    text.delete(0, text.length);
    expect(unsavedWords({doc: mine, storedTo})).toBe('');
  });

  test('go on where a stored word ends in the middle of what was typed', () => {
    const {mine, text} = written();
    expect(unsavedWords({doc: mine, storedTo: 3})).toBe('red');
    expect(text.toString()).toBe('stored ');
  });
});
