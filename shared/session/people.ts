import {z} from 'zod/mini';
import {Id, type Millis, type PersonId} from '../wire/ids.ts';
import type {Event} from './protocol.ts';

export const PersonRemove = z.strictObject({type: z.literal('person.remove'), person: Id});

export type PeopleCommand =
  /** By the door, after a code or a link was shown. `deviceHash` ties the phone to the person, nothing more. */
  {readonly type: 'person.join'; readonly person: PersonId; readonly deviceHash: string} | z.infer<typeof PersonRemove>;

export type PeopleEvent =
  | {readonly type: 'person.joined'; readonly at: Millis; readonly person: PersonId}
  | {readonly type: 'person.removed'; readonly at: Millis; readonly person: PersonId};

export interface Person {
  readonly id: PersonId;
  /** Small, in order of joining: what the console calls the device until names are used. */
  readonly number: number;
  readonly isRemoved: boolean;
}

export type People = ReadonlyMap<PersonId, Person>;

export const noPeople: People = new Map();

export function evolvePeople(people: People, event: Event): People {
  switch (event.type) {
    case 'person.joined':
      if (people.has(event.person)) return people;
      return new Map(people).set(event.person, {id: event.person, number: people.size + 1, isRemoved: false});
    case 'person.removed': {
      const person = people.get(event.person);
      return person ? new Map(people).set(event.person, {...person, isRemoved: true}) : people;
    }
    default:
      return people;
  }
}
