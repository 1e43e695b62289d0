import {useState} from 'react';
import {type ActivityKind, ASKING_ALL} from '../../shared/agenda/protocol.ts';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {Beside} from '../activities/beside.tsx';
import {phoneFaces} from '../activities/phone-faces.ts';
import {HoldStill} from '../kit/hold-still.tsx';
import {useRecord} from '../live/use-room.ts';
import {t as said} from '../locales/phone.ts';
import {t} from '../locales/phone-live.ts';
import {Bar, type Sheet} from './bar.tsx';
import {CatchUp, MovedOn, QuestionCard, TurnCard} from './beside.ts';
import {DoneForNow} from './done-for-now.tsx';
import {useStanding} from './hand-place.tsx';
import {Soon} from './late.tsx';
import {Leftovers} from './leftovers.tsx';
import {useMissed} from './missed.ts';
import {usePageTitle} from './page-title.ts';
import {Paused, Resting, Unled} from './paused.tsx';
import {PrivacyChip} from './privacy-chip.tsx';
import {ScreenHeading} from './screen-heading.tsx';
import type {Screen} from './screens.ts';
import styles from './shell.module.css';
import {TimeChip} from './time-chip.tsx';

/** Kinds in which nothing is said that could be private: to speak or to sort is done in front of the others. */
const OPENLY: ReadonlySet<ActivityKind> = new Set(['read', 'sort', 'talk', 'break']);

/** The one task of this moment, and what goes with every task. What was opened from the bar stays open when the group moves on. */
export function ActivityScreen({screen}: {readonly screen: Screen & {at: 'activity'}}) {
  const {id, kind, moved} = screen;
  const standing = useStanding();
  const missed = useMissed(id);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const session = useRecord('session');
  const title = useRecord(`activity:${id}`)?.title;
  const state = standing.at === 'turn' ? t('state.turn') : session?.isPaused ? t('state.paused') : t(`state.${kind}`);
  usePageTitle(state, title, session?.title || said('product'));
  return (
    <>
      <div key={id} className={styles.top}>
        <ScreenHeading>{title}</ScreenHeading>
        <div className={styles.chips}>
          <TimeChip activity={id} />
          {!OPENLY.has(kind) && <PrivacyChip />}
        </div>
      </div>
      <HoldStill>
        <div className={styles.notices}>
          <Paused />
          <Unled />
          <Beside>
            {moved && <MovedOn from={id} moved={moved} />}
            {/* The face of a talk says the same. */}
            {standing.at === 'turn' && kind !== 'talk' && <TurnCard standing={standing} onRead={() => setSheet('read')} />}
            {missed.from !== null && !moved && <CatchUp current={id} from={missed.from} onDone={missed.dismiss} />}
          </Beside>
        </div>
      </HoldStill>
      <Task key={`task ${id}`} id={id} kind={kind} />
      <Bar standing={standing} withPlace={kind !== 'talk'} sheet={sheet} onSheet={setSheet} />
      <Questions />
    </>
  );
}

/** Fetched with the first question; it says itself when one is over. */
function Questions() {
  const isAsked = useRecord('question') !== undefined;
  const [wasAsked, setWasAsked] = useState(isAsked);
  if (isAsked && !wasAsked) setWasAsked(true);
  return (
    wasAsked && (
      <Beside>
        <QuestionCard />
      </Beside>
    )
  );
}

function Task({id, kind}: {readonly id: ActivityId; readonly kind: ActivityKind}) {
  const Face = phoneFaces[kind];
  return (
    <>
      <Resting activity={id}>
        <Soon>
          <Face activity={id} />
        </Soon>
      </Resting>
      {ASKING_ALL.has(kind) && <DoneForNow activity={id} />}
      <Leftovers except={id} />
    </>
  );
}
