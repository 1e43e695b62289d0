import {myHand} from '../floor/view.ts';
import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import type {PersonId} from '../wire/ids.ts';
import type {Mine} from '../wire/records.ts';
import {ownDone} from './done.ts';
import type {Memory} from './memory.ts';
import {ownMoments} from './moment.ts';
import {ownAnswer} from './question.ts';

/** What one person alone is told about themself; null for whom the session does not know. */
export function mineOf(
  session: Session,
  contents: Contents,
  {moments, done, question}: Pick<Memory, 'moments' | 'done' | 'question'>,
  id: PersonId,
): Mine | null {
  const person = session.people.get(id);
  if (!person) return null;
  const {name, number} = person;
  return {
    name: name === null ? null : (contents.get(name) ?? null),
    number,
    hand: myHand(session, contents, id),
    ...ownMoments(moments, id),
    done: ownDone(done, id),
    answer: ownAnswer(question, id),
  };
}
