import {describe, expect, test} from 'vitest';
import {agreementLines} from '../../../client/console/agreement-lines.ts';
import {clockTime} from '../../../client/console/clock-time.ts';
import {nameOf} from '../../../client/console/names.ts';
import {isOwnComputer} from '../../../client/console/own-computer.ts';
import {powerIn} from '../../../client/console/power.ts';
import type {SeatRecord} from '../../../shared/wire/records.ts';
import {recordsOf} from './console-room.ts';

describe('the time on the console', () => {
  test('is rounded up while some is left, and down when it is over', () => {
    expect(clockTime(372_000)).toBe('6:12');
    expect(clockTime(371_001)).toBe('6:12');
    expect(clockTime(1)).toBe('0:01');
    expect(clockTime(0)).toBe('0:00');
    expect(clockTime(-999)).toBe('0:00');
    expect(clockTime(-70_500)).toBe('1:10');
    expect(clockTime(3_720_000)).toBe('1:02:00');
  });
});

describe('an address that leads to the own computer', () => {
  test('is told from one that phones can reach', () => {
    for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://127.1.2.3', 'http://[::1]:3000', 'http://a.localhost'])
      expect(isOwnComputer(origin), origin).toBe(true);
    for (const origin of ['http://192.168.0.7:3000', 'https://example.test', 'http://10.0.0.1', 'http://localhost.example.test'])
      expect(isOwnComputer(origin), origin).toBe(false);
  });
});

describe('the group agreement as it is saved', () => {
  const seen = [
    {id: 'one', text: 'One person speaks.', changedAt: null},
    {id: 'two', text: 'You can pass.', changedAt: null},
  ];

  test('keeps the lines whose words stay, so that only new words are marked', () => {
    const typed = [
      {id: 'one', text: ' One person speaks. '},
      {id: 'two', text: 'You can always pass.'},
      {id: null, text: 'Phones are fine.'},
    ];
    expect(agreementLines(seen, typed)).toEqual([{keep: 'one'}, {text: 'You can always pass.'}, {text: 'Phones are fine.'}]);
  });

  test('leaves out what was taken away or is empty', () => {
    expect(agreementLines(seen, [{id: 'two', text: 'You can pass.'}])).toEqual([{keep: 'two'}]);
    expect(
      agreementLines(seen, [
        {id: 'one', text: '  '},
        {id: null, text: ''},
      ]),
    ).toEqual([]);
  });
});

describe('whoever sits at the console', () => {
  const seat: SeatRecord = {kind: 'seat', id: 's', duty: 'support', name: 'Alex', number: 1};
  const me = {audience: 'console', person: null} as const;

  test('may do what the organiser may, or what their seat may as it stands now', () => {
    const records = recordsOf({seats: [seat]});
    expect(powerIn({me: {...me, seat: null}, records})).toBe('organiser');
    expect(powerIn({me: {...me, seat: 's'}, records})).toBe('support');
    expect(powerIn({me: {...me, seat: 's'}, records: recordsOf({seats: [{...seat, duty: 'lead'}]})})).toBe('lead');
  });

  test('may do nothing when their seat has gone, or before they are welcome', () => {
    expect(powerIn({me: {...me, seat: 'gone'}, records: recordsOf({})})).toBeNull();
    expect(powerIn({me: null, records: recordsOf({})})).toBeNull();
  });

  test('calls people as they asked, or by a neutral name', () => {
    expect(nameOf({name: 'Sam', number: 1})).toBe('Sam');
    expect(nameOf({name: null, number: 1})).toBe('Blue Heron');
  });
});
