import {EVENT_VERSION, type Event} from './protocol.ts';

type Lift = (old: unknown) => unknown;

/** For each past version, how an event of it becomes one of the next. Version 1 is the first. */
const LIFTS: ReadonlyMap<number, Lift> = new Map();

/**
 * Lifts a stored event to today's shape. Nothing else knows old shapes.
 * Throws on an event from a newer version: reading it as something else would lose what it says.
 */
export function upcast(v: number, stored: unknown): Event {
  if (v > EVENT_VERSION) throw new Error(`event of version ${v}, newer than this program's ${EVENT_VERSION}`);
  let event = stored;
  for (let from = v; from < EVENT_VERSION; from++) {
    const lift = LIFTS.get(from);
    if (!lift) throw new Error(`nothing lifts events of version ${from}`);
    event = lift(event);
  }
  return event as Event;
}
