import {expect, test} from 'vitest';
import {newId} from '../../../server/auth/secrets.ts';
import {FairShare} from '../../../server/live/fair-share.ts';
import {nothingKnown} from '../../../server/rooms/known.ts';
import {COMMANDS_PER_PARTICIPANT} from '../../../shared/wire/limits.ts';

test('[R84] one participant gives so many commands within some minutes, and nobody else has fewer for it', async () => {
  const share = new FairShare({known: nothingKnown});
  const [ana, ben] = [newId(), newId()];
  let given = 0;
  const give = async () => {
    given += 1;
    return {ok: true} as const;
  };
  const raise = {type: 'hand.raise', hand: newId()} as const;
  for (let at = 0; at < COMMANDS_PER_PARTICIPANT; at++) expect(await share.take(raise, ana, give)).toEqual({ok: true});
  expect(await share.take(raise, ana, give)).toEqual({ok: false, code: 'too-many'});
  expect(given).toBe(COMMANDS_PER_PARTICIPANT);
  expect(await share.take(raise, ben, give)).toEqual({ok: true});
});
