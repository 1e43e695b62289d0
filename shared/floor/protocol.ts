import {z} from 'zod/mini';
import {type ContentId, type HandId, Id, type Millis, type PersonId, type TurnId} from '../wire/ids.ts';
import {MAX_NOTE_CHARS, MAX_TOPIC_CHARS} from '../wire/limits.ts';
import {Text} from '../wire/text.ts';

/** Said after the hand is up, or never. `not-ok` goes to those who lead alone and stands in no list. */
export const HandAbout = z.enum(['point', 'reply', 'question', 'not-ok']);
export type HandAbout = z.infer<typeof HandAbout>;

/** One tap, at once. The phone makes the id. */
export const HandRaise = z.strictObject({type: z.literal('hand.raise'), hand: Id});
/** What it is about. `words`: to be read out by somebody else, as "someone says"; empty for none. */
export const HandSay = z.strictObject({
  type: z.literal('hand.say'),
  hand: Id,
  about: z.nullable(HandAbout),
  topic: Text(MAX_TOPIC_CHARS, {mayBeEmpty: true}),
  words: Text(MAX_NOTE_CHARS, {mayBeEmpty: true}),
});
export const HandLower = z.strictObject({type: z.literal('hand.lower'), hand: Id});
/** Gives the turn to this hand; `turn` is the one that was on the screen, so that two who press it move once. */
export const TurnGive = z.strictObject({type: z.literal('turn.give'), hand: Id, turn: z.nullable(Id)});
/** By the speaker, or by those who lead. `how`: "I'm done" or "Pass". */
export const TurnEnd = z.strictObject({type: z.literal('turn.end'), turn: Id, how: z.enum(['done', 'passed'])});
export const HandsOpen = z.strictObject({type: z.literal('hands.open')});
export const HandsClose = z.strictObject({type: z.literal('hands.close')});

export type FloorCommand =
  | z.infer<typeof HandRaise>
  | z.infer<typeof HandSay>
  | z.infer<typeof HandLower>
  | z.infer<typeof TurnGive>
  | z.infer<typeof TurnEnd>
  | z.infer<typeof HandsOpen>
  | z.infer<typeof HandsClose>;

export type FloorEvent =
  | {readonly type: 'hand.raised'; readonly at: Millis; readonly hand: HandId; readonly person: PersonId}
  | {
      readonly type: 'hand.said';
      readonly at: Millis;
      readonly hand: HandId;
      readonly about: HandAbout | null;
      readonly topic: ContentId | null;
      readonly words: ContentId | null;
    }
  | {readonly type: 'hand.lowered'; readonly at: Millis; readonly hand: HandId}
  | {readonly type: 'turn.began'; readonly at: Millis; readonly turn: TurnId; readonly hand: HandId; readonly person: PersonId}
  | {
      readonly type: 'turn.ended';
      readonly at: Millis;
      readonly turn: TurnId;
      readonly hand: HandId;
      readonly person: PersonId;
      readonly how: 'done' | 'passed';
    }
  | {readonly type: 'hands.opened'; readonly at: Millis}
  | {readonly type: 'hands.closed'; readonly at: Millis};
