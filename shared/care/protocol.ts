import {z} from 'zod/mini';
import {type ContentId, Id, type Millis} from '../wire/ids.ts';
import {MAX_AGREEMENT_CHARS, MAX_AGREEMENT_LINES, MAX_KNOCKS} from '../wire/limits.ts';
import {Text} from '../wire/text.ts';

/** What a person may need. Private: those who lead see how many, never who. */
export const SIGNALS = ['slower', 'plain', 'time', 'break', 'hear'] as const;
export const Signal = z.enum(SIGNALS);
export type Signal = z.infer<typeof Signal>;

/** The group's agreement as it shall stand: lines that stay are named, so that only new ones are marked as changed. */
export const AgreementSet = z.strictObject({
  type: z.literal('agreement.set'),
  lines: z
    .array(z.union([z.strictObject({keep: Id}), z.strictObject({text: Text(MAX_AGREEMENT_CHARS)})]))
    .check(z.maxLength(MAX_AGREEMENT_LINES)),
});
export type CareCommand = z.infer<typeof AgreementSet>;

/** `lines` in order; `at` is when those among them that are new were written. */
export type CareEvent = {readonly type: 'agreement.changed'; readonly at: Millis; readonly lines: readonly ContentId[]};

export const SignalSet = z.strictObject({type: z.literal('signal.set'), signal: Signal, isOn: z.boolean()});
/** "The facilitator has seen this." */
export const SignalDone = z.strictObject({type: z.literal('signal.done'), signal: Signal});
/** Asks those who lead to look after this person, and tells them who it is. */
export const CheckSet = z.strictObject({type: z.literal('check.set'), isOn: z.boolean()});
export const CheckDone = z.strictObject({type: z.literal('check.done'), person: Id});
/** Stepped out for a while, by choice. */
export const OutSet = z.strictObject({type: z.literal('out.set'), isOut: z.boolean()});

/** To those who ask to join a locked session. Carries the knocks that were on the screen. */
export const KnockAnswer = z.strictObject({
  type: z.literal('knock.answer'),
  knocks: z.array(Id).check(z.minLength(1), z.maxLength(MAX_KNOCKS)),
  isLetIn: z.boolean(),
});
export type KnockAnswer = z.infer<typeof KnockAnswer>;

/** "I am done for now", in the activity that is on. It says nothing about whether somebody wrote. */
export const DoneSet = z.strictObject({type: z.literal('done.set'), activity: Id, isDone: z.boolean()});
export type DoneSet = z.infer<typeof DoneSet>;

/** What the whole group can be asked in between, with Yes and No. More of them need a name here and their words, and nothing else. */
export const ASKS = ['ready', 'time', 'longer'] as const;
export const Asks = z.enum(ASKS);
export type Asks = z.infer<typeof Asks>;
export const YesNo = z.enum(['yes', 'no']);
export type YesNo = z.infer<typeof YesNo>;

export const QuestionAsk = z.strictObject({type: z.literal('question.ask'), question: Id, asks: Asks});
export const QuestionAnswer = z.strictObject({type: z.literal('question.answer'), question: Id, answer: YesNo});
/** Before its time is over. */
export const QuestionClose = z.strictObject({type: z.literal('question.close'), question: Id});
/** What came of it has been read. */
export const QuestionClear = z.strictObject({type: z.literal('question.clear'), question: Id});

/** What lives in memory only and is never an event. Each says how it shall be: said twice it is the same. */
export const MomentCommand = z.discriminatedUnion('type', [
  SignalSet,
  SignalDone,
  CheckSet,
  CheckDone,
  OutSet,
  KnockAnswer,
  DoneSet,
  QuestionAsk,
  QuestionAnswer,
  QuestionClose,
  QuestionClear,
]);
export type MomentCommand = z.infer<typeof MomentCommand>;
export type QuestionCommand = Extract<MomentCommand, {readonly type: `question.${string}`}>;
/** What somebody needs right now. */
export type NeedCommand = Exclude<MomentCommand, DoneSet | QuestionCommand | KnockAnswer>;
