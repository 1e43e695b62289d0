import {expect, test} from 'vitest';
import {createCommands} from '../../../client/live/commands.ts';
import type {Answer, CommandMessage} from '../../../shared/wire/live.ts';

function wire() {
  const sent: {message: CommandMessage; answer: (reply: Answer) => void}[] = [];
  return {sent, commands: createCommands((message, answer) => sent.push({message, answer}))};
}

test('an unanswered command is sent again with the same id, and settles once', async () => {
  const {sent, commands} = wire();
  const answer = commands.send({type: 'session.open'});
  commands.resend();
  expect(sent.map(one => one.message.id)).toEqual([sent[0]?.message.id, sent[0]?.message.id]);
  sent[1]?.answer({ok: true});
  sent[0]?.answer({ok: false, code: 'not-saved'});
  expect(await answer).toEqual({ok: true});
  commands.resend();
  expect(sent).toHaveLength(2);
});

test('two presses are two commands, sent again in their order', () => {
  const {sent, commands} = wire();
  void commands.send({type: 'session.open'});
  void commands.send({type: 'access.lock'});
  commands.resend();
  expect(sent.map(one => one.message.command.type)).toEqual(['session.open', 'access.lock', 'session.open', 'access.lock']);
  expect(new Set(sent.map(one => one.message.id)).size).toBe(2);
});

test('a refusal is a value', async () => {
  const {sent, commands} = wire();
  const answer = commands.send({type: 'session.end'});
  sent[0]?.answer({ok: false, code: 'not-allowed'});
  expect(await answer).toEqual({ok: false, code: 'not-allowed'});
});

test('when the connection is over for good, what waits and what comes gets the reason', async () => {
  const {sent, commands} = wire();
  const waiting = commands.send({type: 'session.open'});
  commands.refuseAll('removed');
  expect(await waiting).toEqual({ok: false, code: 'removed'});
  expect(await commands.send({type: 'session.open'})).toEqual({ok: false, code: 'removed'});
  expect(sent).toHaveLength(1);
});
