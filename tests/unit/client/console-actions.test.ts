import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {ACTION_IDS, ACTIONS, actionOfKey, commandOf, isThere, SHORTCUTS} from '../../../client/console/actions.ts';
import {shortcutKey} from '../../../client/kit/shortcuts.ts';
import {ClientCommand} from '../../../shared/session/protocol.ts';

const ID = 'a'.repeat(22);
const client = join(import.meta.dirname, '../../../client');

const markup = ['console', 'activities']
  .flatMap(folder => readdirSync(join(client, folder), {recursive: true, encoding: 'utf8'}).map(file => join(client, folder, file)))
  .filter(file => file.endsWith('.tsx'))
  .map(file => readFileSync(file, 'utf8'))
  .join('\n');

describe("the console's actions", () => {
  test('no two have one key', () => {
    const keys = ACTION_IDS.map(id => ACTIONS[id].key).filter(key => key !== null);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every(key => key === key.toLowerCase() && key.length === 1)).toBe(true);
  });

  test('each has a button, so that nothing can be done by keyboard alone', () => {
    const without = ACTION_IDS.filter(id => !markup.includes(`action="${id}"`) && !markup.includes(`useAct('${id}')`));
    expect(without).toEqual([]);
  });

  test('each with a key is in the list of shortcuts', () => {
    expect([...SHORTCUTS].sort()).toEqual(ACTION_IDS.filter(id => ACTIONS[id].key !== null).sort());
  });

  test('a key leads to its action and an unknown one to none', () => {
    expect(actionOfKey('n')).toBe('next');
    expect(actionOfKey('?')).toBe('shortcuts');
    expect(actionOfKey('q')).toBeUndefined();
  });

  test('each makes a command that the server takes, from what was seen', () => {
    const commands = [
      commandOf('open', null),
      commandOf('next', {from: null}),
      commandOf('next', {from: ID}),
      commandOf('show', {activity: ID}),
      commandOf('lock', {isLocked: false}),
      commandOf('lock', {isLocked: true}),
      commandOf('hide', {note: ID, isHidden: false}),
      commandOf('hide', {note: ID, isHidden: true}),
      commandOf('prompt', {activity: ID, text: ''}),
      commandOf('remove', {person: ID}),
      commandOf('end', null),
    ];
    expect(commands.map(command => ClientCommand.safeParse(command).success)).not.toContain(false);
    expect(commands.map(command => command?.type)).toEqual([
      'session.open',
      'agenda.next',
      'agenda.next',
      'notes.show',
      'access.lock',
      'access.unlock',
      'note.hide',
      'note.unhide',
      'prompt.set',
      'person.remove',
      'session.end',
    ]);
    expect(commandOf('shortcuts', null)).toBeNull();
  });

  test('what the server would refuse in a phase is not there', () => {
    expect(ACTION_IDS.filter(id => isThere(id, 'draft'))).toEqual(['open', 'prompt', 'shortcuts']);
    expect(isThere('show', 'open')).toBe(false);
    expect(isThere('hide', 'ended')).toBe(true);
  });
});

describe('a shortcut', () => {
  const pressed = (key: string, more: Partial<Parameters<typeof shortcutKey>[0]> = {}) =>
    shortcutKey({
      key,
      ctrlKey: false,
      altKey: false,
      metaKey: false,
      shiftKey: false,
      repeat: false,
      isComposing: false,
      ...more,
    });

  test('is one key alone, also with caps lock, and a sign may need Shift', () => {
    expect(pressed('n')).toBe('n');
    expect(pressed('N')).toBe('n');
    expect(pressed('?', {shiftKey: true})).toBe('?');
  });

  test('is nothing with a modifier, held down, while composing, or on a named key', () => {
    for (const more of [{ctrlKey: true}, {altKey: true}, {metaKey: true}, {shiftKey: true}, {repeat: true}, {isComposing: true}]) {
      expect(pressed('n', more)).toBeNull();
    }
    expect(pressed('Enter')).toBeNull();
  });
});
