import {describe, expect, test} from 'vitest';
import {keyActOf} from '../../../client/board/canvas-keys.ts';

const ORDER = ['frame', 'one', 'two'];
const none = {ctrlKey: false, metaKey: false, shiftKey: false, altKey: false};
const act = (key: string, item: string | null = 'one', more: Partial<typeof none> = {}) => keyActOf({key, ...none, ...more}, item, ORDER);

describe('keys on the board', () => {
  test('arrows go by reading order and stop at its ends', () => {
    expect(['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'Home', 'End'].map(key => act(key))).toEqual(
      ['two', 'two', 'frame', 'frame', 'frame', 'two'].map(to => ({is: 'go', to})),
    );
    expect(act('ArrowDown', 'two')).toEqual({is: 'go', to: 'two'});
  });

  test('Shift with an arrow moves by twenty', () => {
    expect(act('ArrowLeft', 'one', {shiftKey: true})).toEqual({is: 'nudge', item: 'one', by: [-20, 0]});
    expect(act('ArrowDown', 'one', {shiftKey: true})).toEqual({is: 'nudge', item: 'one', by: [0, 20]});
  });

  test('Enter, Space, M and Delete are about what has the focus', () => {
    expect(['Enter', ' ', 'm', 'Delete', 'Backspace'].map(key => act(key)?.is)).toEqual(['open', 'choose', 'move', 'delete', 'delete']);
    expect([act('Enter', null), act('Delete', null), act('ArrowUp', null)]).toEqual([null, null, null]);
  });

  test('Control or Command with Z undoes, with Shift or Y it does again, from anywhere on the board', () => {
    for (const more of [{ctrlKey: true}, {metaKey: true}]) {
      expect(act('z', null, more)).toEqual({is: 'undo'});
      expect(act('Z', null, {...more, shiftKey: true})).toEqual({is: 'redo'});
    }
    expect(act('y', null, {ctrlKey: true})).toEqual({is: 'redo'});
  });

  test('all others stay what they are', () => {
    for (const key of ['Tab', 'n', 'h', 'PageDown', 'F5']) expect(act(key)).toBeNull();
    expect(act('ArrowLeft', 'one', {altKey: true})).toBeNull();
    expect(act('c', 'one', {ctrlKey: true})).toBeNull();
  });
});
