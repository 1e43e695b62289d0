import {useState} from 'react';
import {type ActivityId, MINUTE, type TurnId} from '../../../shared/wire/ids.ts';
import {TURN_GUIDE_MS} from '../../../shared/wire/limits.ts';
import type {FloorRecord, Mine} from '../../../shared/wire/records.ts';
import {Button} from '../../kit/button.tsx';
import {Disc} from '../../kit/disc.tsx';
import {Notice} from '../../kit/notice.tsx';
import {Quoted} from '../../kit/words.tsx';
import {useClock} from '../../live/clock.ts';
import {useLive, useMine, useRecord, useSend} from '../../live/use-room.ts';
import {serverNow} from '../../live/view.ts';
import {neutralName} from '../../locales/neutral-names.ts';
import {Text} from '../../locales/phone-faces.ts';
import {t as refused} from '../../locales/phone-refusals.ts';
import styles from '../phone-face.module.css';
import {Prompt} from '../prompt.tsx';
import {ReadOut} from './read-out.tsx';

/** Turns to speak: who has one, who is next, and a way for those who would rather not speak. The hand itself is the shell's. */
export function TalkOnPhone({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  const floor = useRecord('floor');
  const mine = useMine();
  if (!record || !floor) return null;
  return (
    <div className={styles.face}>
      <Prompt>{record.prompt}</Prompt>
      <section className={styles.note}>
        <h2 tabIndex={-1}>
          <Text id="talk.title" />
        </h2>
        <Speaking floor={floor} turn={mine?.hand?.turn ?? null} />
        <Next floor={floor} mine={mine} />
        <OwnPlace mine={mine} />
        {!floor.isOpen && (
          <p>
            <Text id="talk.closed" values={{count: floor.waiting}} />
          </p>
        )}
      </section>
      {record.at === 'open' && <ReadOut activity={activity} hand={mine?.hand ?? null} />}
    </div>
  );
}

const nameOf = ({name, number}: {readonly name: string | null; readonly number: number}): string => name ?? neutralName(number);

function Speaking({floor: {speaking}, turn}: {readonly floor: FloorRecord; readonly turn: TurnId | null}) {
  if (speaking === null) {
    return (
      <p>
        <Text id="talk.nobody" />
      </p>
    );
  }
  if (turn === speaking.turn) return <MyTurn turn={turn} since={speaking.since} />;
  return (
    <p className={styles.strong}>
      <Text id="talk.speaking" values={{name: <Quoted>{nameOf(speaking)}</Quoted>}} />
    </p>
  );
}

/** The guide is for the speaker alone. It ends nothing: it says so in words and goes on. */
function MyTurn({turn, since}: {readonly turn: TurnId; readonly since: number}) {
  const {room} = useLive();
  const send = useSend();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const clock = {due: since + TURN_GUIDE_MS};
  // A whole turn is shorter than what is "soon" elsewhere: that word would hurry from the first second.
  const state = useClock(now => (now >= clock.due ? 'over' : 'running'));
  const end = async (how: 'done' | 'passed') => {
    setBusy(true);
    const reply = await send({type: 'turn.end', turn, how});
    setBusy(false);
    setProblem(reply.ok || reply.code === 'moved-on' ? null : refused(`refusal.${reply.code}`));
  };
  return (
    <>
      <p className={styles.large}>
        <Text id="talk.you" />
      </p>
      <Disc clock={clock} total={TURN_GUIDE_MS} state={state} now={() => serverNow(room.getState())}>
        {state === 'over' ? <Text id="talk.guide-over" /> : <Text id="talk.guide" values={{minutes: Math.ceil(TURN_GUIDE_MS / MINUTE)}} />}
      </Disc>
      <div className={styles.buttons}>
        <Button kind="primary" isBusy={isBusy} onPress={() => void end('done')}>
          <Text id="talk.done" />
        </Button>
        <Button isBusy={isBusy} onPress={() => void end('passed')}>
          <Text id="talk.pass" />
        </Button>
      </div>
      {problem !== null && (
        <Notice tone="soon">
          <p>{problem}</p>
        </Notice>
      )}
    </>
  );
}

function Next({floor: {next, waiting}, mine}: {readonly floor: FloorRecord; readonly mine: Mine | null}) {
  if (waiting === 0) {
    return (
      <p className={styles.hint}>
        <Text id="talk.nobody-waits" />
      </p>
    );
  }
  const more = waiting - next.length;
  return (
    <div>
      <h3>
        <Text id="talk.next" />
      </h3>
      <ol className={styles.next}>
        {next.map(speaker => (
          <li key={speaker.hand}>
            {speaker.hand === mine?.hand?.id ? (
              <Text id="talk.next-you" values={{name: <Quoted>{nameOf(speaker)}</Quoted>}} />
            ) : (
              <Quoted>{nameOf(speaker)}</Quoted>
            )}
          </li>
        ))}
      </ol>
      {more > 0 && (
        <p className={styles.hint}>
          <Text id="talk.more" values={{count: more}} />
        </p>
      )}
    </div>
  );
}

function OwnPlace({mine}: {readonly mine: Mine | null}) {
  const hand = mine?.hand;
  if (!hand || hand.turn !== null) return null;
  return (
    <div>
      <p className={styles.strong}>
        {hand.before === null ? (
          <Text id="talk.private" />
        ) : hand.before === 0 ? (
          <Text id="talk.first" />
        ) : (
          <Text id="talk.before" values={{count: hand.before}} />
        )}
      </p>
      {hand.before !== null && hand.before > 0 && (
        <p className={styles.hint}>
          <Text id="talk.order" />
        </p>
      )}
    </div>
  );
}
