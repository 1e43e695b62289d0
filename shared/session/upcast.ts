import {EVENT_VERSION, type Event} from './protocol.ts';

type Lift = (old: Readonly<Record<string, unknown>>) => unknown;

/** For each past version, how an event of it becomes one of the next. */
const LIFTS: ReadonlyMap<number, Lift> = new Map([[1, fromFirst]]);

/** Version 1 knew two kinds of activity, no themes and nothing to tell people beside the agenda. An empty id has no words. */
function fromFirst(old: Readonly<Record<string, unknown>>): unknown {
  switch (old.type) {
    case 'session.created': {
      const activities = (old.activities as readonly {readonly minutes: number}[]).map(activity => ({
        script: '',
        shortest: activity.minutes,
        stretch: 'fixed',
        themes: [],
        ballot: null,
        source: null,
        ...activity,
      }));
      return {...old, activities, about: {startsAt: null, contentNote: '', support: '', whatNext: '', agreement: []}};
    }
    case 'notes.released':
      return {...old, themes: []};
    case 'person.removed':
      return {...old, reason: 'other'};
    default:
      return old;
  }
}

/**
 * Lifts a stored event to today's shape. Nothing else knows old shapes.
 * Throws on an event from a newer version: reading it as something else would lose what it says.
 */
export function upcast(v: number, stored: unknown): Event {
  if (v > EVENT_VERSION) throw new Error(`event of version ${v}, newer than this program's ${EVENT_VERSION}`);
  let event = stored as Readonly<Record<string, unknown>>;
  for (let from = v; from < EVENT_VERSION; from++) {
    const lift = LIFTS.get(from);
    if (!lift) throw new Error(`nothing lifts events of version ${from}`);
    event = lift(event) as Readonly<Record<string, unknown>>;
  }
  return event as unknown as Event;
}
