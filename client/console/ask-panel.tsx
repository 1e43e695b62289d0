import {ASKS} from '../../shared/care/protocol.ts';
import {type Millis, SECOND} from '../../shared/wire/ids.ts';
import {Disclosure} from '../kit/disclosure.tsx';
import {useClock} from '../live/clock.ts';
import {useRecord} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import {ActionButton} from './action-button.tsx';
import styles from './ask-panel.module.css';
import {outcomeWords} from './ask-words.ts';
import {Panel} from './panel.tsx';
import {useMay} from './power.ts';

/** Three questions that are ready to be asked, one at a time, without leaving the activity; and what came of the last one. */
export function AskPanel() {
  const question = useRecord('question');
  if (!useMay('ask')) return null;
  return (
    <Panel title={<Text id="ask.heading" />}>
      <Disclosure id="ask" summary={<Text id="ask.choose" />}>
        <p className={styles.help}>
          <Text id="ask.help" />
        </p>
        {ASKS.map(asks => (
          <ActionButton key={asks} action="ask" seen={{asks}} about="question" isOff={question?.at === 'open'}>
            <Text id={`ask.${asks}`} />
          </ActionButton>
        ))}
      </Disclosure>
      {question && (
        <div className={styles.asked}>
          <p className={styles.question}>
            <Text id={`ask.${question.asks}`} />
          </p>
          {question.at === 'open' ? (
            <>
              <Left until={question.until} />
              <ActionButton action="ask-close" seen={{question: question.question}} about="question">
                <Text id="ask.close" />
              </ActionButton>
            </>
          ) : (
            <>
              <p>{outcomeWords(question.outcome)}</p>
              <ActionButton action="ask-clear" seen={{question: question.question}} about="question">
                <Text id="ask.clear" />
              </ActionButton>
            </>
          )}
        </div>
      )}
    </Panel>
  );
}

/** Seconds that run would draw the eye for a minute. */
const STEP = 10;

function Left({until}: {readonly until: Millis}) {
  const seconds = useClock(now => STEP * Math.max(0, Math.ceil((until - now) / (STEP * SECOND))));
  return (
    <p>
      <Text id="ask.left" values={{seconds}} />
    </p>
  );
}
