import type {ActivityId} from '../../shared/wire/ids.ts';
import {Words} from '../kit/words.tsx';
import {useClock} from '../live/clock.ts';
import {useRecord} from '../live/use-room.ts';
import {Text, t} from '../locales/stage.ts';
import {usePage} from './pager.ts';
import {BOLD, fitText, heightOf} from './pages.ts';
import type {ScreenRoom} from './screen-room.ts';
import {sized} from './sized.ts';
import styles from './stage.module.css';
import {StageClock} from './stage-clock.tsx';
import {day, hours, isSameDay} from './times.ts';
import {roomBelow, ViewFrame} from './view-frame.tsx';

// Views that stand still: one sentence, and perhaps a time.

/** Not live yet: what it is, and when it starts. */
export function WaitingView() {
  const session = useRecord('session');
  const startsAt = useRecord('about')?.startsAt ?? null;
  const isToday = useClock(now => startsAt !== null && isSameDay(startsAt, now));
  const time = startsAt === null ? null : <bdi>{hours(startsAt)}</bdi>;
  return (
    <ViewFrame isStill title={<bdi>{session?.title ?? t('stage.loading')}</bdi>}>
      <p className={styles.words}>
        {startsAt === null || time === null ? (
          <Text id="waiting.soon" />
        ) : isToday ? (
          <Text id="waiting.start" values={{time}} />
        ) : (
          <Text id="waiting.start-day" values={{day: day(startsAt), time}} />
        )}
      </p>
    </ViewFrame>
  );
}

export const PausedView = () => (
  <ViewFrame isStill title={<Text id="paused.title" />}>
    <p className={styles.words}>
      <Text id="paused.help" />
    </p>
  </ViewFrame>
);

/** Nothing at all, for eyes. */
export const BlankView = () => <ViewFrame isStill isTitleHidden title={<Text id="blank.title" />} />;

/** The title of a view that stands still, and a disc with its words and distances. */
const TITLE = 2.4;
const DISC = 15.5;
/** What stands below the disc is no larger than this. */
const MOST_BELOW = 1.4;

interface BreakViewProps {
  readonly of: string;
  readonly activity: ActivityId | null;
  readonly room: ScreenRoom;
}

/** A disc and when to be back. What was planned to be said goes below it, or takes turns with it when it is long. */
export function BreakView({of, activity, room}: BreakViewProps) {
  const record = useRecord(`activity:${activity ?? ''}`);
  const title = record?.title ?? t('break.title');
  const prompt = record?.prompt ?? '';
  const below = fitText(prompt, {...room, height: room.height - heightOf(title, room.width / BOLD, TITLE) - DISC});
  const isBelow = below.parts.length === 1;
  const {size, parts} = isBelow ? below : fitText(prompt, roomBelow(room, title));
  const page = usePage(of, isBelow ? 1 : 1 + parts.length);
  if (page > 0) {
    return (
      <ViewFrame title={title}>
        <div ref={sized({'--size': size})} className={styles.middle}>
          <Words className={styles.words}>{parts[page - 1] ?? ''}</Words>
        </div>
      </ViewFrame>
    );
  }
  return (
    <ViewFrame isStill title={<bdi>{title}</bdi>}>
      {activity === null ? (
        <p className={styles.words}>
          <Text id="break.soon" />
        </p>
      ) : (
        <StageClock activity={activity} shape="middle" isBreak />
      )}
      {isBelow && prompt !== '' && (
        <div ref={sized({'--size': Math.min(size, MOST_BELOW)})}>
          <Words className={styles.words}>{prompt}</Words>
        </div>
      )}
    </ViewFrame>
  );
}

/** Over: thanks, and what happens next in the organiser's words. */
export function ThanksView({of, room}: {readonly of: string; readonly room: ScreenRoom}) {
  const about = useRecord('about');
  const next = about?.whatNext ?? '';
  const {size, parts} = fitText(next, roomBelow(room, t('thanks.next')));
  const page = usePage(of, parts.length);
  if (next === '') {
    return (
      <ViewFrame isStill title={<Text id="thanks.title" />}>
        <p className={styles.words}>
          <Text id="thanks.help" />
        </p>
      </ViewFrame>
    );
  }
  return (
    <ViewFrame title={<Text id="thanks.help" />}>
      <div ref={sized({'--size': size})} className={styles.middle}>
        <Words className={styles.words}>{parts[page] ?? ''}</Words>
      </div>
    </ViewFrame>
  );
}

/** What was asked for is not there yet. */
export function NoneYetView({wanted}: {readonly wanted: 'notes' | 'themes' | 'results'}) {
  const title = useRecord('session')?.title ?? '';
  return (
    <ViewFrame isStill title={<bdi>{title}</bdi>}>
      <p className={styles.words}>
        <Text id={`${wanted}.none-yet`} />
      </p>
    </ViewFrame>
  );
}
