import {Suspense, useState} from 'react';
import {showCode} from '../../shared/session/access.ts';
import {Button} from '../kit/button.tsx';
import {classNames} from '../kit/class-names.ts';
import {CopyButton} from '../kit/copy-button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {Icon} from '../kit/icon.tsx';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {KeyedButton} from './action-button.tsx';
import {useFloor} from './floor.ts';
import {JoinWays} from './join-ways.tsx';
import {useIsMine, useMay} from './power.ts';
import styles from './top-bar.module.css';

interface TopBarProps {
  readonly onShortcuts: () => void;
  readonly onMenu: () => void;
}

/** Which session, where it stands, how people come in, who is there and what they need. */
export function TopBar({onShortcuts, onMenu}: TopBarProps) {
  const title = useRoom(room => recordIn(room.records, 'session')?.title ?? '');
  return (
    <header className={styles.bar}>
      <div className={styles.line}>
        <h1 className={styles.title}>
          <bdi>{title}</bdi>
        </h1>
        <div className={styles.ways}>
          <KeyedButton action="shortcuts" kind="plain" onPress={onShortcuts}>
            <Text id="shortcuts.open" />
          </KeyedButton>
          <Button kind="plain" onPress={onMenu}>
            <Text id="bar.menu" />
          </Button>
        </div>
      </div>
      <div className={styles.line}>
        <ul className={styles.facts} aria-label={t('bar.status')}>
          <Phase />
          <Counts />
          <LinkFact />
        </ul>
        <Code />
      </div>
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

/** Numbers of people, never who. What needs an answer stands out. */
function Counts() {
  const here = useRoom(room => recordIn(room.records, 'here')?.here ?? 0);
  const away = useRoom(room => recordIn(room.records, 'here')?.away ?? 0);
  const hands = useFloor()?.waiting ?? 0;
  const needs = useRecord('needs');
  const sees = useIsMine('signal-done');
  const knocks = useRoom(room => recordIn(room.records, 'door')?.knocks.length ?? 0);
  const isRush = useRoom(room => recordIn(room.records, 'door')?.isRush ?? false);
  const letsIn = useMay('let-in');
  const signals = needs && sees ? Object.values(needs.signals).reduce((sum, count) => sum + count, 0) + needs.checks.length : 0;
  return (
    <>
      <li className={styles.fact}>
        <Icon name="people" />
        <Text id="bar.here" values={{count: here}} />
      </li>
      {away > 0 && (
        <li className={styles.fact}>
          <Text id="bar.away" values={{count: away}} />
        </li>
      )}
      {letsIn && knocks > 0 && (
        <li className={classNames(styles.fact, styles.waits)}>
          <Icon name="lock" />
          <Text id="bar.knocks" values={{count: knocks}} />
        </li>
      )}
      {letsIn && isRush && (
        <li className={classNames(styles.fact, styles.waits)}>
          <Text id="bar.rush" />
        </li>
      )}
      {hands > 0 && (
        <li className={classNames(styles.fact, styles.waits)}>
          <Text id="bar.hands" values={{count: hands}} />
        </li>
      )}
      {signals > 0 && (
        <li className={classNames(styles.fact, styles.waits)}>
          <Text id="bar.signals" values={{count: signals}} />
        </li>
      )}
    </>
  );
}

/** That all is well is said quietly; that it is not stands where the buttons are. */
function LinkFact() {
  const link = useRoom(room => room.link);
  if (link === 'offline' || link === 'reconnecting') return null;
  return (
    <li className={classNames(styles.fact, styles.connection)} data-link={link === 'back' ? 'back' : 'live'}>
      <Icon name="check" />
      <Text id={link === 'back' ? 'link.back' : 'link.live'} />
    </li>
  );
}

function Code() {
  const access = useRecord('access');
  const mayJoin = useRoom(room => /open|live/.test(recordIn(room.records, 'session')?.phase ?? ''));
  const [isShown, setShown] = useState(false);
  if (!mayJoin || !access) return null;
  return (
    <div className={styles.joining}>
      {access.isLocked ? (
        <span className={styles.fact}>
          <Icon name="lock" />
          <Text id="bar.locked" />
        </span>
      ) : (
        <span>
          <Text id="bar.code" values={{code: <bdi className={styles.code}>{showCode(access.code)}</bdi>}} />
        </span>
      )}
      <CopyButton text={showCode(access.code)} label={<Text id="bar.copy" />} done={t('bar.copied')} />
      <Button onPress={() => setShown(true)}>
        <Text id="bar.qr" />
      </Button>
      <Dialog isOpen={isShown} title={<Text id="bar.qr-heading" />} onClose={() => setShown(false)}>
        <Suspense fallback={null}>
          <JoinWays access={access} isFirst />
        </Suspense>
      </Dialog>
    </div>
  );
}
