import {use} from 'react';
import {showCode} from '../../shared/session/access.ts';
import {QrCode} from '../kit/qr-code.tsx';
import {Quoted} from '../kit/words.tsx';
import {useRecord} from '../live/use-room.ts';
import {Text, t} from '../locales/stage.ts';
import {useAddress} from './address.ts';
import styles from './join-view.module.css';
import stage from './stage.module.css';
import {ViewFrame} from './view-frame.tsx';

/** How to come in: the square, the code, the address, in three steps. */
export function JoinView() {
  const session = useRecord('session');
  const access = useRecord('access');
  const origin = use(useAddress());
  if (!session || !access) return <ViewFrame title={t('stage.loading')} />;
  const address = <bdi className={stage.address}>{new URL(origin).host}</bdi>;
  return (
    <ViewFrame title={<Quoted>{session.title}</Quoted>}>
      {access.isLocked ? (
        <p className={stage.words}>
          <Text id="join.locked" />
        </p>
      ) : (
        <div className={styles.join}>
          <div className={styles.square}>
            <QrCode text={`${origin}/j#${access.joinKey}`} label={t('join.qr')} />
          </div>
          <div className={styles.ways}>
            <p className={styles.codeLine}>
              <span className={stage.hint}>
                <Text id="join.code" />
              </span>
              <bdi className={styles.code}>{showCode(access.code)}</bdi>
            </p>
            <ol className={styles.steps}>
              <li>
                <Text id="join.step-1" /> <Text id="join.step-1-or" values={{address}} />
              </li>
              <li>
                <Text id="join.step-2" />
              </li>
              <li>
                <Text id="join.step-3" />
              </li>
            </ol>
          </div>
        </div>
      )}
    </ViewFrame>
  );
}
