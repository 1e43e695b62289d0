import {z} from 'zod/mini';
import {Moment, NewActivity, type PlannedActivity} from '../agenda/protocol.ts';
import type {ActivityOutcome} from '../voice/protocol.ts';
import type {ContentId, Millis} from '../wire/ids.ts';
import {MAX_ABOUT_CHARS, MAX_ACTIVITIES, MAX_AGREEMENT_CHARS, MAX_AGREEMENT_LINES, MAX_TITLE_CHARS} from '../wire/limits.ts';
import {Text} from '../wire/text.ts';
import type {Event} from './protocol.ts';

/** A session as an organiser plans it: what the form sends, what a template holds. */
export const NewSession = z.strictObject({
  title: Text(MAX_TITLE_CHARS),
  /** When it is meant to begin. */
  startsAt: z.nullable(Moment),
  /** When the room or the people have to go; null: nobody has to. */
  endsBy: z._default(z.nullable(Moment), null),
  contentNote: Text(MAX_ABOUT_CHARS, {mayBeEmpty: true}),
  support: Text(MAX_ABOUT_CHARS, {mayBeEmpty: true}),
  whatNext: Text(MAX_ABOUT_CHARS, {mayBeEmpty: true}),
  agreement: z.array(Text(MAX_AGREEMENT_CHARS)).check(z.maxLength(MAX_AGREEMENT_LINES)),
  /** Phones show a button that leaves the page at once. */
  hasQuickExit: z.optional(z.boolean()),
  activities: z.array(NewActivity).check(z.minLength(1), z.maxLength(MAX_ACTIVITIES)),
});
export type NewSession = z.infer<typeof NewSession>;

export const SessionOpen = z.strictObject({type: z.literal('session.open')});
export const SessionEnd = z.strictObject({type: z.literal('session.end')});
/** Everything rests: no writing, no clock. */
export const SessionPause = z.strictObject({type: z.literal('session.pause')});
export const SessionResume = z.strictObject({type: z.literal('session.resume')});

export type LifecycleCommand =
  | ({readonly type: 'session.create'; readonly code: string} & NewSession)
  | z.infer<typeof SessionOpen>
  | z.infer<typeof SessionEnd>
  | z.infer<typeof SessionPause>
  | z.infer<typeof SessionResume>
  /** By the server, when the last gathering is over; the outcomes are in the agenda's order, and no box stays. */
  | {readonly type: 'session.finish'; readonly outcomes: readonly ActivityOutcome[]; readonly boxes: readonly number[]};

/** What people are told beside the agenda, as contents. */
export interface PlannedAbout {
  readonly startsAt: Millis | null;
  /** Only where it was said. */
  readonly endsBy?: Millis;
  readonly contentNote: ContentId;
  readonly support: ContentId;
  readonly whatNext: ContentId;
  readonly agreement: readonly ContentId[];
  /** Only where it was asked for: an event from before it was thought of says the same. */
  readonly hasQuickExit?: true;
}

export type LifecycleEvent =
  | {
      readonly type: 'session.created';
      readonly at: Millis;
      readonly title: ContentId;
      readonly code: ContentId;
      readonly joinKey: ContentId;
      readonly about: PlannedAbout;
      readonly activities: readonly PlannedActivity[];
    }
  | {readonly type: 'session.opened'; readonly at: Millis}
  | {readonly type: 'session.started'; readonly at: Millis}
  | {readonly type: 'session.paused'; readonly at: Millis}
  | {readonly type: 'session.resumed'; readonly at: Millis}
  /** The last gathering has begun; at `until` the session ends. */
  | {readonly type: 'session.closing'; readonly at: Millis; readonly until: Millis}
  | {readonly type: 'session.ended'; readonly at: Millis};

interface Made {
  readonly title: ContentId;
  readonly createdAt: Millis;
}

/** `open`: people may join, nothing has begun. `closing`: phones bring what is still on them. */
export type Lifecycle =
  | {readonly phase: 'none'}
  | (Made & {readonly phase: 'draft'})
  | (Made & {readonly phase: 'open'})
  | (Made & {readonly phase: 'live'; readonly startedAt: Millis; readonly isPaused: boolean})
  | (Made & {readonly phase: 'closing'; readonly startedAt: Millis; readonly until: Millis})
  | (Made & {readonly phase: 'ended'; readonly startedAt: Millis | null; readonly endedAt: Millis});

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
      return {phase: 'live', title, createdAt, startedAt: event.at, isPaused: false};
    case 'session.paused':
    case 'session.resumed':
      return lifecycle.phase === 'live' ? {...lifecycle, isPaused: event.type === 'session.paused'} : lifecycle;
    case 'session.closing':
      return {phase: 'closing', title, createdAt, startedAt: startedAt ?? event.at, until: event.until};
    case 'session.ended':
      return {phase: 'ended', title, createdAt, startedAt, endedAt: event.at};
    default:
      return lifecycle;
  }
}
