import {myHand} from '../floor/view.ts';
import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import type {PersonId} from '../wire/ids.ts';
import type {Mine} from '../wire/records.ts';
import type {Done} from './done.ts';
import {type Moments, ownMoments} from './moment.ts';
import {ownAnswer, type Question} from './question.ts';

/** What is known of people in memory only. */
export interface InMemory {
  readonly moments: Moments;
  readonly done: Done;
  readonly question: Question;
}

/** What one person alone is told about themself; null for whom the session does not know. */
export function mineOf(session: Session, contents: Contents, {moments, done, question}: InMemory, id: PersonId): Mine | null {
  const person = session.people.get(id);
  if (!person) return null;
  const {name, number} = person;
  return {
    name: name === null ? null : (contents.get(name) ?? null),
    number,
    hand: myHand(session, contents, id),
    ...ownMoments(moments, id),
    done: done?.people.has(id) ? done.activity : null,
    answer: ownAnswer(question, id),
  };
}
