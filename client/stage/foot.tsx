import {use} from 'react';
import {showCode} from '../../shared/session/access.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/stage.ts';
import {useAddress} from './address.ts';
import {usePager} from './pager.ts';
import styles from './stage.module.css';

/** The line at the foot: which page this is, and for latecomers the code, until joining is locked. */
export function Foot({hasCode}: {readonly hasCode: boolean}) {
  const page = usePager(pager => pager.page);
  const pages = usePager(pager => pager.pages);
  const isHeld = usePager(pager => pager.isHeld);
  const isLost = useRoom(room => room.link === 'reconnecting' || room.link === 'offline');
  return (
    <footer className={styles.foot}>
      <p className={styles.place}>
        {isLost && (
          <span className={styles.lost}>
            <span className="visually-hidden">
              <Text id="stage.reconnecting" />
            </span>
          </span>
        )}
        {pages > 1 &&
          (isHeld ? <Text id="foot.held" values={{page: page + 1, pages}} /> : <Text id="foot.page" values={{page: page + 1, pages}} />)}
      </p>
      {hasCode && <CornerCode />}
    </footer>
  );
}

function CornerCode() {
  const access = useRecord('access');
  const phase = useRecord('session')?.phase;
  const origin = use(useAddress());
  if (!access || access.isLocked || (phase !== 'open' && phase !== 'live')) return null;
  const address = <bdi className={styles.address}>{new URL(origin).host}</bdi>;
  const code = <bdi className={styles.code}>{showCode(access.code)}</bdi>;
  return (
    <p>
      <Text id="foot.join" values={{address, code}} />
    </p>
  );
}
