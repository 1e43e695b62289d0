import {useState} from 'react';
import {WRITTEN} from '../../shared/agenda/protocol.ts';
import {Beside} from '../activities/beside.tsx';
import {Button} from '../kit/button.tsx';
import {HoldStill} from '../kit/hold-still.tsx';
import {Words} from '../kit/words.tsx';
import {useClock} from '../live/clock.ts';
import {recordIn} from '../live/records.ts';
import {useWritingIn} from '../live/use-own.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/phone.ts';
import {LOCALE} from '../locales/speech.tsx';
import {AgendaLines} from './agenda-lines.tsx';
import {Agreement, MovedOn, NameCard, Practice, QuickExitWords} from './beside.ts';
import {usePageTitle} from './page-title.ts';
import {PrivacyPoints} from './privacy-points.tsx';
import {ScreenHeading} from './screen-heading.tsx';
import type {Moved} from './screens.ts';
import styles from './shell.module.css';

/** What to expect, in so many lines at most. */
const LINES = 7;

/** Before the first activity. */
export function Lobby({moved}: {readonly moved: Moved | null}) {
  const writingIn = useWritingIn();
  const title = useRecord('session')?.title ?? '';
  const here = useRecord('here')?.here ?? 0;
  const contentNote = useRecord('about')?.contentNote ?? '';
  usePageTitle(t('lobby.state'), title || t('product'));
  return (
    <>
      <ScreenHeading>
        <Text id="lobby.title" />
      </ScreenHeading>
      <HoldStill>
        {moved && writingIn !== null && (
          <Beside>
            <MovedOn from={writingIn} moved={moved} />
          </Beside>
        )}
      </HoldStill>
      <div>
        <p>
          <When />
        </p>
        <p className={styles.muted}>{here < 5 ? <Text id="lobby.few-here" /> : <Text id="lobby.here" values={{here}} />}</p>
      </div>
      <Beside>
        <NameCard />
      </Beside>
      <Beside>
        <QuickExitWords />
      </Beside>
      {contentNote !== '' && (
        <section className={styles.part}>
          <h2>
            <Text id="lobby.content-note" />
          </h2>
          <Words>{contentNote}</Words>
          <p>
            <Text id="lobby.any-part" />
          </p>
        </section>
      )}
      <Expect />
      <Beside>
        <Agreement />
      </Beside>
      <TryIt />
      <section className={styles.part}>
        <h2>
          <Text id="private.title" />
        </h2>
        <PrivacyPoints />
      </section>
    </>
  );
}

/** The time that was planned, as long as it lies ahead. */
function When() {
  const startsAt = useRecord('about')?.startsAt ?? null;
  const isAhead = useClock(now => startsAt !== null && startsAt > now);
  if (startsAt === null || !isAhead) return <Text id="lobby.wait" />;
  return <Text id="lobby.starts-at" values={{time: timeOfDay(startsAt)}} />;
}

const timeOfDay = (at: number): string => new Intl.DateTimeFormat(LOCALE, {hour: '2-digit', minute: '2-digit'}).format(at);

function Expect() {
  const agenda = useRecord('session')?.agenda;
  const records = useRoom(room => room.records);
  if (!agenda || agenda.length === 0) return null;
  const writing = agenda.filter(id => {
    const kind = recordIn(records, `activity:${id}`)?.activity;
    return kind !== undefined && WRITTEN.has(kind);
  }).length;
  return (
    <section className={styles.part}>
      <h2>
        <Text id="lobby.expect" />
      </h2>
      <AgendaLines most={LINES} />
      <p>{writing > 0 ? <Text id="lobby.writing" values={{count: writing}} /> : <Text id="lobby.speaking" />}</p>
    </section>
  );
}

function TryIt() {
  const [isTrying, setTrying] = useState(false);
  return (
    <section className={styles.part}>
      <h2>
        <Text id="lobby.try" />
      </h2>
      {isTrying ? (
        <Beside>
          <Practice />
        </Beside>
      ) : (
        <>
          <p>
            <Text id="lobby.try-sentence" />
          </p>
          <div className={styles.buttons}>
            <Button onPress={() => setTrying(true)}>
              <Text id="lobby.try-start" />
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
