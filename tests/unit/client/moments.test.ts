import {expect, test} from 'vitest';
import {createMoments} from '../../../client/live/moments.ts';
import type {MomentCommand} from '../../../shared/care/protocol.ts';
import type {Answer} from '../../../shared/wire/live.ts';

const slower = (isOn: boolean): MomentCommand => ({type: 'signal.set', signal: 'slower', isOn});

/** A line that can be down. */
function line() {
  const sent: {readonly command: MomentCommand; readonly answer: (reply: Answer) => void}[] = [];
  let isUp = true;
  const moments = createMoments((command, answer) => {
    if (isUp) sent.push({command, answer});
  });
  return {sent, moments, set: (up: boolean) => (isUp = up)};
}

test('while there is no connection only the last word about one thing waits, and everybody who waits is answered', async () => {
  const {sent, moments, set} = line();
  set(false);
  const answers = [moments.say(slower(true)), moments.say({type: 'out.set', isOut: true}), moments.say(slower(false))];
  set(true);
  moments.resend();
  expect(sent.map(one => one.command)).toEqual([{type: 'out.set', isOut: true}, slower(false)]);
  for (const one of sent) one.answer({ok: true});
  expect(await Promise.all(answers)).toEqual([{ok: true}, {ok: true}, {ok: true}]);
  moments.resend();
  expect(sent).toHaveLength(2);
});

test('an answer to an earlier word does not take the later one away', async () => {
  const {sent, moments} = line();
  const first = moments.say(slower(true));
  const second = moments.say(slower(false));
  sent[0]?.answer({ok: true});
  expect(await first).toEqual({ok: true});
  moments.resend();
  expect(sent.at(-1)?.command).toEqual(slower(false));
  sent.at(-1)?.answer({ok: false, code: 'too-many'});
  expect(await second).toEqual({ok: false, code: 'too-many'});
});

test('when the connection is over for good, all of it is refused, and so is what is said later', async () => {
  const {moments} = line();
  const waiting = moments.say(slower(true));
  moments.refuseAll('removed');
  expect([await waiting, await moments.say(slower(false))]).toEqual([
    {ok: false, code: 'removed'},
    {ok: false, code: 'removed'},
  ]);
});
