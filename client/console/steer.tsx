import {useEffect, useRef, useState} from 'react';
import {leftAt} from '../../shared/agenda/clock.ts';
import {MINUTE, type Millis} from '../../shared/wire/ids.ts';
import type {ActivityRecord, SessionRecord} from '../../shared/wire/records.ts';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {useClock} from '../live/clock.ts';
import {recordIn} from '../live/records.ts';
import {useLive, useRecord, useRoom} from '../live/use-room.ts';
import {serverNow} from '../live/view.ts';
import {Text, t} from '../locales/console.ts';
import {ActionButton, KeyedButton} from './action-button.tsx';
import {clockTime} from './clock-time.ts';
import {activityBefore, nextActivity} from './derive.ts';
import {useMay} from './power.ts';
import styles from './steer.module.css';

interface SteerProps {
  readonly onBreak: () => void;
  readonly onEnd: () => void;
}

/** What is pressed during a session, in reach whatever is being looked at: the time, on and back, and rest for everyone. */
export function Steer({onBreak, onEnd}: SteerProps) {
  const session = useRecord('session');
  const current = useRecord(`activity:${session?.current ?? ''}`);
  if (!session || session.phase === 'ended') return null;
  return (
    <section className={styles.steer} aria-label={t('bar.steer')}>
      {current?.clock && <Time activity={current} clock={current.clock} />}
      <Ways session={session} onEnd={onEnd} />
      <Calm session={session} onBreak={onBreak} />
      <States />
    </section>
  );
}

function Time({activity, clock}: {readonly activity: ActivityRecord; readonly clock: NonNullable<ActivityRecord['clock']>}) {
  const isResting = 'left' in clock;
  const about = `activity:${activity.id}` as const;
  return (
    <div className={styles.time}>
      <Left activity={activity} clock={clock} />
      <ActionButton action="time-less" seen={{activity: activity.id}} about={about} isRepeatable>
        <Text id="bar.less" values={{unit: <Unit />}} />
      </ActionButton>
      <ActionButton action="time-more" seen={{activity: activity.id}} about={about} isRepeatable>
        <Text id="bar.more" values={{unit: <Unit />}} />
      </ActionButton>
      <ActionButton action="time-pause" seen={{activity: activity.id, isResting}} about={about}>
        <Text id={isResting ? 'bar.resume' : 'bar.pause'} />
      </ActionButton>
    </div>
  );
}

/** Told, and shown where there is room for it. */
const Unit = () => (
  <span className={styles.roomy}>
    <Text id="bar.min" />
  </span>
);
const Screen = () => (
  <span className={styles.roomy}>
    <Text id="bar.screen" />
  </span>
);

function Left({activity, clock}: {readonly activity: ActivityRecord; readonly clock: NonNullable<ActivityRecord['clock']>}) {
  const time = useClock(now => clockTime(leftAt(clock, now)));
  const isOver = useClock(now => leftAt(clock, now) <= 0);
  const mark = useClock(now => markOf(leftAt(clock, now)));
  useMarksSaid(activity, mark);
  const isResting = 'left' in clock;
  return (
    <span className={styles.left} role="timer" data-state={isResting ? 'paused' : isOver ? 'over' : 'running'}>
      <Text id={isResting ? (isOver ? 'bar.paused-over' : 'bar.paused') : isOver ? 'bar.over' : 'bar.left'} values={{time}} />
    </span>
  );
}

/** Minutes left that are worth saying: few and always the same. */
const MARKS = [0, 2, 5] as const;
const markOf = (left: Millis): number => MARKS.find(minutes => left <= minutes * MINUTE) ?? Number.POSITIVE_INFINITY;

/** Says a mark when it is passed, not when it is found or when time is added. */
function useMarksSaid({id, title}: ActivityRecord, mark: number): void {
  const last = useRef({id, mark});
  useEffect(() => {
    const before = last.current;
    last.current = {id, mark};
    if (before.id !== id || mark >= before.mark) return;
    announce('time', mark === 0 ? t('say.time-over', {title}) : t('say.time-left', {minutes: mark}));
  }, [id, title, mark]);
}

/** Start, Next and Back, named after what they lead to. After the last activity there is only the end. */
function Ways({session, onEnd}: {readonly session: SessionRecord; readonly onEnd: () => void}) {
  const next = useRecord(`activity:${nextActivity(session) ?? ''}`);
  const before = useRecord(`activity:${activityBefore(session) ?? ''}`);
  const current = useRecord(`activity:${session.current ?? ''}`);
  const mayNext = useMay('next');
  const mayEnd = useMay('end');
  if (session.phase !== 'open' && session.phase !== 'live') return null;
  const overtaken = current && t('answer.just-moved', {title: current.title});
  return (
    <div className={styles.go}>
      {session.current !== null && before && (
        <ActionButton action="back" seen={{from: session.current}} about="session" overtaken={overtaken}>
          <Text id="bar.back" />
        </ActionButton>
      )}
      {mayNext && next && (
        <div className={styles.next}>
          <ActionButton
            action="next"
            seen={{from: session.current}}
            about="session"
            overtaken={overtaken}
            kind="primary"
            icon="forward"
            isWide
          >
            <Text id={session.current === null ? 'now.start' : 'now.next'} values={{title: <bdi>{next.title}</bdi>}} />
          </ActionButton>
        </div>
      )}
      {mayEnd && !next && (
        <div className={styles.next}>
          {/* It stands where Next was, and the same key presses it: what it opens asks first. */}
          <KeyedButton action="next" onPress={onEnd} isWide>
            <Text id="end.open" />
          </KeyedButton>
        </div>
      )}
    </div>
  );
}

/** A break, a blank screen, rest for everyone: for when things get too much. */
function Calm({session, onBreak}: {readonly session: SessionRecord; readonly onBreak: () => void}) {
  const isBlank = useRoom(room => recordIn(room.records, 'stage')?.isBlank ?? false);
  const mayBreak = useMay('break');
  return (
    <div className={styles.calm}>
      {mayBreak && session.current !== null && (
        <KeyedButton action="break" onPress={onBreak}>
          <Text id="bar.break" />
        </KeyedButton>
      )}
      {session.phase !== 'draft' && (
        <>
          <ActionButton action="blank" seen={{isBlank}} about="stage">
            <Text id={isBlank ? 'bar.unblank' : 'bar.blank'} values={{screen: <Screen />}} />
          </ActionButton>
          <ActionButton action="rest" seen={{isPaused: session.isPaused}} about="session">
            <Text id={session.isPaused ? 'bar.unrest' : 'bar.rest'} />
          </ActionButton>
        </>
      )}
    </div>
  );
}

/** After this the server itself may be gone, which only who started it can see. */
const LASTS_MS: Millis = MINUTE;

function WhenItLasts() {
  const {room} = useLive();
  const [since] = useState(() => serverNow(room.getState()));
  const isLong = useClock(now => now - since >= LASTS_MS);
  useEffect(() => {
    if (isLong) announce('connection', t('bar.lasts'), {level: 'few'});
  }, [isLong]);
  if (!isLong) return null;
  return (
    <span>
      <Text id="bar.lasts" />
    </span>
  );
}

/** What is out of the ordinary, in words: no connection, everyone paused, a blank screen. A blip of three seconds shows nothing. */
function States() {
  const {look} = useLive();
  const link = useRoom(room => room.link);
  const isPaused = useRoom(room => recordIn(room.records, 'session')?.isPaused ?? false);
  const isBlank = useRoom(room => recordIn(room.records, 'stage')?.isBlank ?? false);
  const isLost = link === 'offline' || link === 'reconnecting';
  if (!isLost && !isPaused && !isBlank) return null;
  return (
    <div className={styles.states}>
      {isLost && (
        <div className={styles.state}>
          <span>
            <Text id={`bar.${link}`} />
          </span>
          <WhenItLasts />
          <Button onPress={look}>
            <Text id="link.try" />
          </Button>
        </div>
      )}
      {isPaused && (
        <p className={styles.state}>
          <Text id="bar.resting" />
        </p>
      )}
      {isBlank && (
        <p className={styles.state}>
          <Text id="bar.is-blank" />
        </p>
      )}
    </div>
  );
}
