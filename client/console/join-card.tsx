import {lazy, Suspense, use} from 'react';
import {showCode} from '../../shared/session/access.ts';
import type {AccessRecord} from '../../shared/wire/records.ts';
import {Boundary} from '../kit/boundary.tsx';
import {CopyButton} from '../kit/copy-button.tsx';
import {Notice} from '../kit/notice.tsx';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {ActionButton} from './action-button.tsx';
import {isThere} from './actions.ts';
import {useDesk} from './desk.ts';
import styles from './join-card.module.css';
import {Panel} from './panel.tsx';

const QrCode = lazy(() => import('./qr-code.tsx').then(module => ({default: module.QrCode})));

/** How people come in: code, address and QR code to show or read out, and the lock. Gone with the code, at the end. */
export function JoinCard() {
  const access = useRecord('access');
  const phase = useRoom(room => recordIn(room.records, 'session')?.phase);
  if (!access || !phase || phase === 'closing' || phase === 'ended') return null;
  return (
    <Panel title={<Text id="join.heading" />} className={styles.card}>
      {phase === 'draft' && (
        <p>
          <Text id="join.not-yet" />
        </p>
      )}
      {access.isLocked && (
        <Notice icon="lock">
          <Text id="join.locked" />
        </Notice>
      )}
      <Suspense fallback={null}>
        <Ways access={access} isFirst={phase !== 'live'} />
      </Suspense>
      {isThere('lock', phase) && (
        <ActionButton action="lock" seen={{isLocked: access.isLocked}} about="access" icon="lock">
          {access.isLocked ? <Text id="join.unlock" /> : <Text id="join.lock" />}
        </ActionButton>
      )}
    </Panel>
  );
}

/** `isFirst`: joining is what the session is about right now. */
function Ways({access, isFirst}: {readonly access: AccessRecord; readonly isFirst: boolean}) {
  const origin = use(useDesk().address);
  const address = new URL(origin).host;
  const code = showCode(access.code);
  return (
    <>
      <div className={styles.ways} data-first={isFirst || undefined}>
        <div className={styles.spoken}>
          <p className={styles.address}>
            <Text id="join.go-to" values={{address: <bdi className={styles.host}>{address}</bdi>}} />
          </p>
          <p>
            <span className={styles.label}>
              <Text id="join.code" />
            </span>
            <bdi className={styles.code}>{code}</bdi>
          </p>
        </div>
        <Boundary>
          <Suspense fallback={<div className={styles.noCode} />}>
            <QrCode text={`${origin}/j#${access.joinKey}`} />
          </Suspense>
        </Boundary>
      </div>
      <details open={isFirst} className={styles.more}>
        <summary className={styles.summary}>
          <Text id="join.more" />
        </summary>
        <div className={styles.told}>
          <section className={styles.script}>
            <h3 className={styles.label}>
              <Text id="join.script-heading" />
            </h3>
            <p>
              <Text id="join.script" values={{address, digits: spelled(access.code)}} />
            </p>
          </section>
          <JoinLink link={`${origin}/j#${access.joinKey}`} />
        </div>
      </details>
    </>
  );
}

/** Read out digit by digit, with a rest in the middle. */
const spelled = (code: string): string => `${[...code.slice(0, 4)].join(' ')} … ${[...code.slice(4)].join(' ')}`;

function JoinLink({link}: {readonly link: string}) {
  return (
    <section className={styles.link}>
      <h3 className={styles.label}>
        <Text id="join.link" />
      </h3>
      <p className={styles.url} dir="ltr">
        {link}
      </p>
      <CopyButton text={link} label={<Text id="join.copy" />} done={t('join.copied')} />
    </section>
  );
}
