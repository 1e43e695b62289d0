import {z} from 'zod/mini';
import type {NewActivity, PlannedActivity} from '../agenda/protocol.ts';
import type {ActivityOutcome} from '../voice/protocol.ts';
import type {ContentId, Millis} from '../wire/ids.ts';
import type {Event} from './protocol.ts';

export const SessionOpen = z.strictObject({type: z.literal('session.open')});
export const SessionEnd = z.strictObject({type: z.literal('session.end')});

export type LifecycleCommand =
  | {readonly type: 'session.create'; readonly title: string; readonly activities: readonly NewActivity[]; readonly code: string}
  | z.infer<typeof SessionOpen>
  | z.infer<typeof SessionEnd>
  /** By the server, when the last gathering is over; the outcomes are in the agenda's order, and no box stays. */
  | {readonly type: 'session.finish'; readonly outcomes: readonly ActivityOutcome[]; readonly boxes: readonly number[]};

export type LifecycleEvent =
  | {
      readonly type: 'session.created';
      readonly at: Millis;
      readonly title: ContentId;
      readonly code: ContentId;
      readonly joinKey: ContentId;
      readonly activities: readonly PlannedActivity[];
    }
  | {readonly type: 'session.opened'; readonly at: Millis}
  | {readonly type: 'session.started'; readonly at: Millis}
  /** The last gathering has begun; at `until` the session ends. */
  | {readonly type: 'session.closing'; readonly at: Millis; readonly until: Millis}
  | {readonly type: 'session.ended'; readonly at: Millis};

/** `open`: people may join, nothing has begun. `closing`: phones bring what is still on them. */
export type Lifecycle =
  | {readonly phase: 'none'}
  | {readonly phase: 'draft'; readonly title: ContentId; readonly createdAt: Millis}
  | {readonly phase: 'open'; readonly title: ContentId; readonly createdAt: Millis}
  | {readonly phase: 'live'; readonly title: ContentId; readonly createdAt: Millis; readonly startedAt: Millis}
  | {readonly phase: 'closing'; readonly title: ContentId; readonly createdAt: Millis; readonly startedAt: Millis; readonly until: Millis}
  | {
      readonly phase: 'ended';
      readonly title: ContentId;
      readonly createdAt: Millis;
      readonly startedAt: Millis | null;
      readonly endedAt: Millis;
    };

export type Phase = Lifecycle['phase'];

export const noLifecycle: Lifecycle = {phase: 'none'};

export function evolveLifecycle(lifecycle: Lifecycle, event: Event): Lifecycle {
  if (event.type === 'session.created') return {phase: 'draft', title: event.title, createdAt: event.at};
  if (lifecycle.phase === 'none') return lifecycle;
  const {title, createdAt} = lifecycle;
  const startedAt = 'startedAt' in lifecycle ? lifecycle.startedAt : null;
  switch (event.type) {
    case 'session.opened':
      return {phase: 'open', title, createdAt};
    case 'session.started':
      return {phase: 'live', title, createdAt, startedAt: event.at};
    case 'session.closing':
      return {phase: 'closing', title, createdAt, startedAt: startedAt ?? event.at, until: event.until};
    case 'session.ended':
      return {phase: 'ended', title, createdAt, startedAt, endedAt: event.at};
    default:
      return lifecycle;
  }
}
