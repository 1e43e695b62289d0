import {useEffect, useState} from 'react';
import type {MomentCommand} from '../../shared/care/protocol.ts';
import {type Millis, SECOND} from '../../shared/wire/ids.ts';
import type {RecordId} from '../../shared/wire/records.ts';
import {announce} from '../kit/announcer.ts';
import {useMoment, useSend} from '../live/use-room.ts';
import {t} from '../locales/console.ts';
import {type ActionId, commandOf, type Order, type SeenFor} from './actions.ts';
import {sayDone} from './answers.ts';
import {useDesk} from './desk.ts';
import {refusedSentence} from './refused.ts';

/** Long enough to read twice. */
const ANSWER_SHOWN_MS: Millis = 15 * SECOND;

export interface Acting<Id extends ActionId> {
  /** From the press to the server's acknowledgement. */
  readonly isBusy: boolean;
  /** Why nothing happened, in a sentence; null when there is nothing to say. */
  readonly answer: string | null;
  /** True when the server did it. Nothing is shown as done before the server's frame says so. */
  readonly act: (seen: SeenFor<Id>, on: Target) => Promise<boolean>;
  readonly say: (sentence: string | null) => void;
}

/** What a press acts upon: changed by somebody else a blink ago, the press is answered with a sentence and does nothing. */
export interface Target {
  readonly about: RecordId;
  readonly overtaken?: string | undefined;
}

export function useAct<Id extends ActionId>(id: Id): Acting<Id> {
  const send = useSend();
  const moment = useMoment();
  const {changes} = useDesk();
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<string | null>(null);
  useEffect(() => {
    if (answer === null) return;
    const timer = setTimeout(() => setAnswer(null), ANSWER_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [answer]);
  const say = (sentence: string | null) => {
    setAnswer(sentence);
    if (sentence !== null) announce('facilitator', sentence, {level: 'asked'});
  };
  const act = async (seen: SeenFor<Id>, {about, overtaken}: Target) => {
    const order = commandOf(id, seen);
    if (order === null) return false;
    if (changes.isUnseen(about)) {
      say(overtaken ?? t('answer.just-changed'));
      return false;
    }
    setBusy(true);
    say(null);
    const reply = await changes.mine(isMoment(order) ? moment(order) : send(order), about);
    setBusy(false);
    if (reply.ok) sayDone(id, seen);
    else say(refusedSentence(reply.code));
    return reply.ok;
  };
  return {isBusy, answer, act, say};
}

/** What goes to the memory of the room and not to its log. */
const MOMENTS: Readonly<Record<MomentCommand['type'], true>> = {
  'signal.set': true,
  'signal.done': true,
  'check.set': true,
  'check.done': true,
  'out.set': true,
  'knock.answer': true,
  'done.set': true,
  'question.ask': true,
  'question.answer': true,
  'question.close': true,
  'question.clear': true,
};

const isMoment = (order: Order): order is MomentCommand => order.type in MOMENTS;
