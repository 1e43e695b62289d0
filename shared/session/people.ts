import {z} from 'zod/mini';
import {type ContentId, Id, type Millis, type PersonId} from '../wire/ids.ts';
import {MAX_NAME_CHARS} from '../wire/limits.ts';
import {Text} from '../wire/text.ts';
import type {Event} from './protocol.ts';

/** Lesser steps come first: the reason is for those who lead alone. */
export const RemoveReason = z.enum(['harm', 'disruption', 'not-invited', 'asked', 'other']);
export type RemoveReason = z.infer<typeof RemoveReason>;

export const PersonRemove = z.strictObject({type: z.literal('person.remove'), person: Id, reason: RemoveReason});
/** What the phone's own person wants to be called when they speak; empty: a neutral name. */
export const PersonCall = z.strictObject({type: z.literal('person.call'), name: Text(MAX_NAME_CHARS, {mayBeEmpty: true})});

export type PeopleCommand =
  /** By the door, after a code or a link was shown. `deviceHash` ties the phone to the person, nothing more. `isLetIn`: though it is locked. */
  | {readonly type: 'person.join'; readonly person: PersonId; readonly deviceHash: string; readonly isLetIn?: boolean}
  | z.infer<typeof PersonRemove>
  | z.infer<typeof PersonCall>;

export type PeopleEvent =
  | {readonly type: 'person.joined'; readonly at: Millis; readonly person: PersonId}
  | {readonly type: 'person.removed'; readonly at: Millis; readonly person: PersonId; readonly reason: RemoveReason}
  | {readonly type: 'person.called'; readonly at: Millis; readonly person: PersonId; readonly name: ContentId | null};

export interface Person {
  readonly id: PersonId;
  /** Small, in order of joining: gives a phone its neutral name. */
  readonly number: number;
  readonly name: ContentId | null;
  readonly isRemoved: boolean;
}

export type People = ReadonlyMap<PersonId, Person>;

export const noPeople: People = new Map();

export function evolvePeople(people: People, event: Event): People {
  switch (event.type) {
    case 'person.joined':
      if (people.has(event.person)) return people;
      return new Map(people).set(event.person, {id: event.person, number: people.size + 1, name: null, isRemoved: false});
    case 'person.removed':
      return withPerson(people, event.person, person => ({...person, isRemoved: true}));
    case 'person.called':
      return withPerson(people, event.person, person => ({...person, name: event.name}));
    case 'persons.forgotten':
      return noPeople;
    default:
      return people;
  }
}

function withPerson(people: People, id: PersonId, change: (person: Person) => Person): People {
  const person = people.get(id);
  return person ? new Map(people).set(id, change(person)) : people;
}
