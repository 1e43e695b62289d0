import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {
  ACTION_IDS,
  ACTIONS,
  type ActionId,
  actionOfKey,
  commandOf,
  isThere,
  type Order,
  SHORTCUTS,
  shownKey,
} from '../../../client/console/actions.ts';
import {PANELS} from '../../../client/console/panels.ts';
import {shortcutKey} from '../../../client/kit/shortcuts.ts';
import {MomentCommand} from '../../../shared/care/protocol.ts';
import {PERMISSIONS, type Power} from '../../../shared/session/permissions.ts';
import {ClientCommand} from '../../../shared/session/protocol.ts';

const ID = 'a'.repeat(22);
const client = join(import.meta.dirname, '../../../client');

const markup = ['console', 'activities', 'pages']
  .flatMap(folder => readdirSync(join(client, folder), {recursive: true, encoding: 'utf8'}).map(file => join(client, folder, file)))
  .filter(file => file.endsWith('.tsx'))
  .map(file => readFileSync(file, 'utf8'))
  .join('\n');

describe("the console's actions", () => {
  const keysOf = (id: ActionId): readonly string[] => {
    const row: {readonly key: string | null; readonly alsoKey?: string} = ACTIONS[id];
    return [row.key, row.alsoKey].filter(key => typeof key === 'string');
  };

  test('no two have one key', () => {
    const keys = ACTION_IDS.flatMap(keysOf);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every(key => key === key.toLowerCase() && /^(shift\+[a-z]|.)$/.test(key))).toBe(true);
  });

  test('have the keys that were promised', () => {
    const promised = {
      n: 'next',
      'shift+n': 'back',
      p: 'time-pause',
      '+': 'time-more',
      '=': 'time-more',
      '-': 'time-less',
      r: 'show',
      s: 'give',
      d: 'done',
      h: 'hide',
      g: 'stage-note',
      m: 'move-note',
      b: 'blank',
      k: 'break',
      '1': 'panel-now',
      '2': 'panel-hands',
      '3': 'panel-notes',
      '4': 'panel-people',
      '5': 'panel-time',
      '6': 'panel-minutes',
      '/': 'find',
      l: 'lock',
      '?': 'shortcuts',
      x: 'rest',
    };
    expect(Object.fromEntries(Object.keys(promised).map(key => [key, actionOfKey(key)]))).toEqual(promised);
    expect(actionOfKey('q')).toBeUndefined();
    expect([shownKey('back'), shownKey('next'), shownKey('time-more')]).toEqual(['Shift+N', 'N', '+']);
  });

  test('each has a button, so that nothing can be done by keyboard alone', () => {
    const isPressed = (id: ActionId) =>
      markup.includes(`action="${id}"`) || markup.includes(`useAct('${id}')`) || (markup.includes('PANELS).map(panel =>') && isPanel(id));
    const isPanel = (id: ActionId) => PANELS.some(panel => id === `panel-${panel}`);
    // This one is asked about, not pressed: its buttons open the dialog in which links are made.
    const asked = (id: ActionId) => id === 'links' && markup.includes("useMay('links')");
    expect(ACTION_IDS.filter(id => !isPressed(id) && !asked(id))).toEqual([]);
  });

  test('each with a key is in the list of shortcuts', () => {
    expect([...SHORTCUTS].sort()).toEqual(ACTION_IDS.filter(id => ACTIONS[id].key !== null).sort());
  });

  test('each makes an order that the server takes, from what was seen', () => {
    const orders: {readonly [Id in ActionId]: Order | null} = {
      open: commandOf('open', null),
      next: commandOf('next', {from: null}),
      back: commandOf('back', {from: ID}),
      'time-pause': commandOf('time-pause', {activity: ID, isResting: false}),
      'time-more': commandOf('time-more', {activity: ID}),
      'time-less': commandOf('time-less', {activity: ID}),
      break: commandOf('break', null),
      'break-now': commandOf('break-now', {from: ID, minutes: 10, title: 'Break'}),
      rest: commandOf('rest', {isPaused: false}),
      prompt: commandOf('prompt', {activity: ID, text: ''}),
      agreement: commandOf('agreement', {lines: [{keep: ID}, {text: 'Listen.'}]}),
      end: commandOf('end', null),
      show: commandOf('show', {activity: ID}),
      hide: commandOf('hide', {note: ID, isHidden: false}),
      'stage-note': commandOf('stage-note', {note: ID}),
      'move-note': commandOf('move-note', null),
      move: commandOf('move', {note: ID, from: null, theme: ID}),
      'theme-add': commandOf('theme-add', {activity: ID, theme: ID, title: 'Seats'}),
      'theme-rename': commandOf('theme-rename', {theme: ID, title: 'Chairs'}),
      'theme-remove': commandOf('theme-remove', {theme: ID}),
      'board-lock': commandOf('board-lock', {isLocked: false}),
      'theme-offer': commandOf('theme-offer', {theme: ID, isOffered: false}),
      find: commandOf('find', null),
      give: commandOf('give', {hand: ID, turn: null}),
      done: commandOf('done', {turn: ID}),
      lower: commandOf('lower', {hand: ID}),
      'hands-open': commandOf('hands-open', {isOpen: false}),
      'signal-done': commandOf('signal-done', {signal: 'slower'}),
      'check-done': commandOf('check-done', {person: ID}),
      ask: commandOf('ask', {asks: 'ready'}),
      'ask-close': commandOf('ask-close', {question: ID}),
      'ask-clear': commandOf('ask-clear', {question: ID}),
      blank: commandOf('blank', {isBlank: false}),
      'stage-show': commandOf('stage-show', {view: 'join'}),
      lock: commandOf('lock', {isLocked: false}),
      'let-in': commandOf('let-in', {knocks: [ID]}),
      'not-now': commandOf('not-now', {knocks: [ID]}),
      remove: commandOf('remove', {person: ID, reason: 'asked'}),
      'hand-over': commandOf('hand-over', {to: ID}),
      links: commandOf('links', null),
      'panel-now': commandOf('panel-now', null),
      'panel-hands': commandOf('panel-hands', null),
      'panel-notes': commandOf('panel-notes', null),
      'panel-people': commandOf('panel-people', null),
      'panel-time': commandOf('panel-time', null),
      'panel-minutes': commandOf('panel-minutes', null),
      'page-add': commandOf('page-add', {page: ID, title: 'North'}),
      'page-rename': commandOf('page-rename', {page: ID, title: 'South'}),
      'page-remove': commandOf('page-remove', {page: ID}),
      'action-add': commandOf('action-add', {action: ID, page: null, what: 'Call', who: '', by: ''}),
      'action-change': commandOf('action-change', {action: ID, what: 'Call', who: 'Us', by: 'Friday'}),
      'action-remove': commandOf('action-remove', {action: ID}),
      shortcuts: commandOf('shortcuts', null),
    };
    for (const [id, order] of Object.entries(orders)) {
      if (order === null) continue;
      const isTaken = ClientCommand.safeParse(order).success || MomentCommand.safeParse(order).success;
      expect(isTaken, id).toBe(true);
      expect(ACTIONS[id as ActionId].needs, id).toBe(order.type);
    }
    const silent = Object.entries(orders).flatMap(([id, order]) => (order === null ? [id] : []));
    expect(silent).toEqual(['break', 'move-note', 'find', 'links', ...PANELS.map(panel => `panel-${panel}`), 'shortcuts']);
  });

  test('turn about what they turn', () => {
    expect(commandOf('time-pause', {activity: ID, isResting: true})?.type).toBe('time.resume');
    expect(commandOf('rest', {isPaused: true})?.type).toBe('session.resume');
    expect(commandOf('hide', {note: ID, isHidden: true})?.type).toBe('note.unhide');
    expect(commandOf('lock', {isLocked: true})?.type).toBe('access.unlock');
    expect(commandOf('hands-open', {isOpen: false})?.type).toBe('hands.open');
    expect(commandOf('blank', {isBlank: true})).toEqual({type: 'stage.blank', isBlank: false});
  });

  test('both ways of a turn need the same power', () => {
    const pairs = [
      ['time.pause', 'time.resume'],
      ['session.pause', 'session.resume'],
      ['note.hide', 'note.unhide'],
      ['access.lock', 'access.unlock'],
      ['hands.open', 'hands.close'],
    ] as const;
    for (const [one, other] of pairs) expect(PERMISSIONS[one], one).toEqual(PERMISSIONS[other]);
  });

  const ON_PAGES = ['page-add', 'page-rename', 'page-remove', 'action-add', 'action-change', 'action-remove'];

  test('what the server would refuse in a phase is not there', () => {
    const free = ['find', ...PANELS.map(panel => `panel-${panel}`), 'shortcuts'];
    expect(ACTION_IDS.filter(id => isThere(id, 'draft', 'organiser') && !free.includes(id))).toEqual([
      'open',
      'prompt',
      'agreement',
      'stage-note',
      'blank',
      'stage-show',
      'hand-over',
      'links',
      ...ON_PAGES,
    ]);
    expect(isThere('show', 'open', 'organiser')).toBe(false);
    expect(isThere('hide', 'ended', 'organiser')).toBe(true);
  });

  test('what somebody may not do is not there for them', () => {
    const may = (power: Power | null) => ACTION_IDS.filter(id => ACTIONS[id].needs !== null && isThere(id, 'live', power)).sort();
    expect(may('note-taker')).toEqual([...ON_PAGES, 'hide', 'move', 'move-note', 'theme-add', 'theme-remove', 'theme-rename'].sort());
    expect(may('operator')).toEqual(['blank', 'stage-note', 'stage-show']);
    expect(may('screen')).toEqual([]);
    expect(may(null)).toEqual([]);
    expect(may('lead')).toEqual(may('organiser'));
    expect(may('support')).not.toContain('next');
    expect(may('support')).toContain('signal-done');
    expect(isThere('shortcuts', 'live', null)).toBe(true);
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
    expect(pressed('N', {shiftKey: true})).toBe('shift+n');
    expect(pressed('+', {shiftKey: true})).toBe('+');
  });

  test('is nothing with a modifier, held down, while composing, or on a named key', () => {
    for (const more of [{ctrlKey: true}, {altKey: true}, {metaKey: true}, {repeat: true}, {isComposing: true}]) {
      expect(pressed('n', more)).toBeNull();
    }
    expect(pressed('Enter')).toBeNull();
  });
});
