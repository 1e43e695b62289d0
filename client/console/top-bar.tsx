import {showCode} from '../../shared/session/access.ts';
import {Button} from '../kit/button.tsx';
import {classNames} from '../kit/class-names.ts';
import {Icon} from '../kit/icon.tsx';
import {recordIn} from '../live/records.ts';
import {useLive, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {KeyedButton} from './action-button.tsx';
import styles from './top-bar.module.css';

/** Always in sight: which session, where it stands, how people come in, how many are here, and whether we are connected. */
export function TopBar({onShortcuts}: {readonly onShortcuts: () => void}) {
  const title = useRoom(room => recordIn(room.records, 'session')?.title ?? '');
  return (
    <header className={styles.bar}>
      <div className={styles.line}>
        <h1 className={styles.title}>
          <bdi>{title}</bdi>
        </h1>
        <nav className={styles.ways}>
          <a href="/o" className={styles.link}>
            <Text id="console.sessions" />
          </a>
          <KeyedButton action="shortcuts" kind="plain" onPress={onShortcuts}>
            <Text id="shortcuts.open" />
          </KeyedButton>
        </nav>
      </div>
      <ul className={styles.facts} aria-label={t('bar.status')}>
        <Phase />
        <Code />
        <Here />
        <LinkFact />
      </ul>
    </header>
  );
}

function Phase() {
  const phase = useRoom(room => recordIn(room.records, 'session')?.phase ?? 'draft');
  return (
    <li className={classNames(styles.fact, styles.phase)} data-phase={phase}>
      <Text id={`phase.${phase}`} />
    </li>
  );
}

function Code() {
  const code = useRoom(room => recordIn(room.records, 'access')?.code ?? '');
  const isLocked = useRoom(room => recordIn(room.records, 'access')?.isLocked ?? false);
  const mayJoin = useRoom(room => /open|live/.test(recordIn(room.records, 'session')?.phase ?? ''));
  if (!mayJoin || code === '') return null;
  return (
    <li className={styles.fact}>
      {isLocked ? (
        <>
          <Icon name="lock" />
          <Text id="bar.locked" />
        </>
      ) : (
        <span>
          <Text id="bar.code" values={{code: <bdi className={styles.code}>{showCode(code)}</bdi>}} />
        </span>
      )}
    </li>
  );
}

function Here() {
  const here = useRoom(room => recordIn(room.records, 'here')?.here ?? 0);
  return (
    <li className={styles.fact}>
      <Icon name="people" />
      <span className={styles.here}>
        <Text id="bar.here" values={{count: here}} />
      </span>
    </li>
  );
}

/** A blip of three seconds shows nothing. Without a connection nothing here acts, and the phones go on. */
function LinkFact() {
  const {look} = useLive();
  const link = useRoom(room => (room.link === 'blip' ? 'live' : room.link));
  const isLost = link === 'offline' || link === 'reconnecting';
  return (
    <li className={classNames(styles.fact, styles.connection)} data-link={link}>
      <Icon name={isLost ? 'offline' : 'check'} />
      <Text id={`link.${link}`} />
      {isLost && (
        <Button onPress={look}>
          <Text id="link.try" />
        </Button>
      )}
    </li>
  );
}
