import {expect, test} from 'vitest';
import {Mailbox} from '../../../server/anonymous/mailbox.ts';
import type {BoxContent} from '../../../shared/wire/lane.ts';
import {ballotOf} from '../../players/lane.ts';
import {idOf} from '../../telling/telling.ts';

const [activity, other] = [idOf('activity'), idOf('other')];
const ballot = (bearer: string, ...answers: number[]): BoxContent => ({
  holds: 'ballot',
  session: idOf('session'),
  bearer: idOf(bearer),
  answers: ballotOf(...answers),
});
const answersIn = (mailbox: Mailbox) => mailbox.ballots(activity).map(answers => [...answers]);

test('a ballot replaces the same sender’s before, whose box is needed no more', () => {
  const mailbox = new Mailbox();
  mailbox.take(ballot('ana', 1), activity, 1, idOf('ana'));
  mailbox.take(ballot('ben', 2), activity, 2, idOf('ben'));
  expect(mailbox.replacedBy(ballot('ana', 3))).toEqual([1]);
  mailbox.take(ballot('ana', 3), activity, 3, idOf('ana'), [1]);
  expect(answersIn(mailbox).sort()).toEqual([[2], [3]]);
  expect(mailbox.allBoxes()).toEqual([2, 3]);
});

test('[R36] a ballot from before a restart counts for nobody, and its box goes with the others at the close', () => {
  const mailbox = new Mailbox();
  mailbox.take(ballot('former', 1), activity, 1, null);
  expect(answersIn(mailbox)).toEqual([]);
  mailbox.take(ballot('ana', 1), activity, 2, idOf('ana'));
  mailbox.take(ballot('ana-elsewhere', 2), other, 3, idOf('ana-elsewhere'));
  expect(answersIn(mailbox)).toEqual([[1]]);
  const boxes = mailbox.boxesOf({settled: activity});
  expect(boxes).toEqual([1, 2]);
  mailbox.forget({settled: activity}, boxes);
  expect(answersIn(mailbox)).toEqual([]);
  expect(mailbox.ballots(other)).toHaveLength(1);
  expect(mailbox.allBoxes()).toEqual([3]);
});
