import {useEffect, useState} from 'react';
import type {YesNo} from '../../shared/care/protocol.ts';
import {type Millis, type QuestionId, SECOND} from '../../shared/wire/ids.ts';
import type {QuestionRecord} from '../../shared/wire/records.ts';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {isInTextField} from '../kit/focus.ts';
import {useIsNew} from '../kit/use-is-new.ts';
import {useMine, useMoment, useRecord} from '../live/use-room.ts';
import {Text, t} from '../locales/phone-sheets.ts';
import styles from './question-card.module.css';

/** So long it still stands when it has closed, so that no press meant for it meets what lies below. */
const CLOSED_MS: Millis = 4 * SECOND;
/** The press that ends the typing, on Send perhaps, comes before this. */
const TYPED_MS: Millis = SECOND;

/** Yes or No to what everybody is asked: it lies over the end of the page, moves nothing, and takes no focus. */
export function QuestionCard() {
  const asked = useRecord('question');
  const [last, setLast] = useState(asked ?? null);
  if (asked && asked !== last) setLast(asked);
  useEffect(() => {
    if (asked || !last) return;
    const timer = setTimeout(() => setLast(null), CLOSED_MS);
    return () => clearTimeout(timer);
  }, [asked, last]);
  return last && <Card key={last.question} question={last} isOpen={asked !== undefined} />;
}

/** Asked once aloud, whatever comes and goes on this page. */
let said: QuestionId | null = null;

function Card({question: {question: id, asks}, isOpen}: {readonly question: QuestionRecord; readonly isOpen: boolean}) {
  const mine = useMine();
  const moment = useMoment();
  const [busy, setBusy] = useState<YesNo | null>(null);
  const [isFailed, setFailed] = useState(false);
  const [isAway, setAway] = useState(false);
  const isOver = useIsQuiet() && !isAway;
  const isArriving = useIsNew(isOver);
  useEffect(() => {
    if (said !== id) announce('facilitator', t('ask.where', {question: t(`ask.${asks}`)}), {level: 'few'});
    said = id;
  }, [id, asks]);
  const own = mine?.answer?.question === id ? mine.answer.says : null;
  const answer = async (says: YesNo) => {
    setBusy(says);
    const reply = await moment({type: 'question.answer', question: id, answer: says});
    setBusy(null);
    setFailed(!reply.ok);
  };
  const state = !isOpen ? 'ask.closed' : isFailed ? 'signals.failed' : own === null ? 'ask.private' : (`ask.said-${own}` as const);
  return (
    <section
      className={styles.question}
      aria-label={t('ask.name')}
      data-over={isOver || undefined}
      data-arriving={(isOver && isArriving) || undefined}
    >
      <h2>
        <Text id={`ask.${asks}`} />
      </h2>
      <div className={styles.answers}>
        {(['yes', 'no'] as const).map(says => (
          <Button key={says} isWide isPressed={own === says} isBusy={busy === says} isOff={!isOpen} onPress={() => void answer(says)}>
            <Text id={`ask.${says}`} />
          </Button>
        ))}
      </div>
      <p className={styles.state}>
        <Text id={state} />
      </p>
      <Button kind="plain" isPressed={isAway} onPress={() => setAway(!isAway)}>
        <Text id="ask.put-away" />
      </Button>
    </section>
  );
}

/** Nobody types here, nor did a moment ago. */
function useIsQuiet(): boolean {
  const [isQuiet, setQuiet] = useState(() => !isInTextField());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (isInTextField()) setQuiet(false);
      else timer = setTimeout(() => setQuiet(true), TYPED_MS);
    };
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', look);
    };
  }, []);
  return isQuiet;
}
