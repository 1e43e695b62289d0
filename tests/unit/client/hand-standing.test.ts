import {describe, expect, test} from 'vitest';
import {followed, handStanding} from '../../../client/phone/hand-standing.ts';
import type {FloorRecord, MyHand} from '../../../shared/wire/records.ts';
import {id} from './view-of.ts';

const floor = (more: Partial<FloorRecord> = {}): FloorRecord => ({
  kind: 'floor',
  isOpen: true,
  speaking: null,
  next: [],
  waiting: 0,
  ...more,
});
const hand = (more: Partial<MyHand> = {}): MyHand => ({id: id('hand'), about: null, topic: '', words: '', before: 2, turn: null, ...more});

describe('where a person stands with their hand', () => {
  test('down: whether hands are taken, and how many wait', () => {
    expect(handStanding(null, floor({isOpen: false, waiting: 4}), null)).toEqual({at: 'down', isOpen: false, waiting: 4});
    expect(handStanding(null, undefined, null)).toEqual({at: 'down', isOpen: true, waiting: 0});
  });

  test('up, next, at its turn, or said to those who lead alone', () => {
    expect(handStanding(hand(), floor(), null)).toMatchObject({at: 'waiting', before: 2, isBack: false});
    expect(handStanding(hand({before: 0}), floor(), null)).toMatchObject({at: 'next'});
    expect(handStanding(hand({before: null, turn: id('turn')}), floor(), null)).toMatchObject({at: 'turn', turn: id('turn')});
    expect(handStanding(hand({before: null, about: 'not-ok'}), floor(), null)).toMatchObject({at: 'private'});
  });

  test('a hand that is up stays up though no more are taken', () => {
    expect(handStanding(hand(), floor({isOpen: false}), null)).toMatchObject({at: 'waiting'});
  });
});

describe('a place that was lost', () => {
  const track = (...befores: readonly (number | null)[]) =>
    befores.reduce<ReturnType<typeof followed>>((so, before) => followed(so, hand({before})), null);

  test('is told, and goes on being told until one is won again', () => {
    expect(track(1, 2)?.isBack).toBe(true);
    expect(handStanding(hand({before: 2}), floor(), track(1, 2))).toMatchObject({at: 'waiting', isBack: true});
    expect(track(1, 2, 1)?.isBack).toBe(false);
    expect(track(3, 2)?.isBack).toBe(false);
  });

  test('is not one of another hand', () => {
    expect(followed({id: id('other'), before: 0, isBack: false}, hand({before: 3}))?.isBack).toBe(false);
    expect(followed(track(1, 2), null)).toBeNull();
  });

  test('comes to rest: what has not changed is the same object', () => {
    for (const before of [0, 2, null]) {
      const once = followed(null, hand({before}));
      expect(followed(once, hand({before}))).toBe(once);
    }
    const back = track(1, 2);
    expect(followed(back, hand({before: 2}))).toBe(back);
  });
});
