import {lazy, Suspense, use} from 'react';
import {showCode} from '../../shared/session/access.ts';
import type {AccessRecord} from '../../shared/wire/records.ts';
import {Boundary} from '../kit/boundary.tsx';
import {CopyButton} from '../kit/copy-button.tsx';
import {Disclosure} from '../kit/disclosure.tsx';
import {Notice} from '../kit/notice.tsx';
import {Text, t} from '../locales/console.ts';
import {useDesk} from './desk.ts';
import styles from './join-ways.module.css';
import {isOwnComputer} from './own-computer.ts';

const QrCode = lazy(() => import('../kit/qr-code.tsx').then(module => ({default: module.QrCode})));

/** Address, code and QR code, the words to read out, and the link. `isFirst`: joining is what the session is about right now. */
export function JoinWays({access, isFirst}: {readonly access: AccessRecord; readonly isFirst: boolean}) {
  const {origin, others, keptTo} = use(useDesk().address);
  const address = new URL(origin).host;
  const code = showCode(access.code);
  return (
    <>
      {isOwnComputer(origin) && (
        <Notice icon="warning" tone="soon">
          {keptTo === null ? <Text id="join.own-computer" /> : <Text id="join.kept-to" values={{setting: <bdi>{`HOST=${keptTo}`}</bdi>}} />}
        </Notice>
      )}
      <div className={styles.ways} data-first={isFirst || undefined}>
        <div className={styles.spoken}>
          <p className={styles.address}>
            <Text id="join.go-to" values={{address: <bdi className={styles.host}>{address}</bdi>}} />
          </p>
          {others.length > 0 && <OtherAddresses others={others} />}
          <p>
            <span className={styles.label}>
              <Text id="join.code" />
            </span>
            <bdi className={styles.code}>{code}</bdi>
          </p>
        </div>
        <Boundary>
          <Suspense fallback={<div className={styles.picture} />}>
            <div className={styles.picture}>
              <QrCode text={`${origin}/j#${access.joinKey}`} label={t('join.qr')} />
            </div>
          </Suspense>
        </Boundary>
      </div>
      <Disclosure id={isFirst ? 'join-more' : 'join-later'} isOpenAtFirst={isFirst} summary={<Text id="join.more" />}>
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
      </Disclosure>
    </>
  );
}

/** This computer is in several networks, and only the phone can tell which of them it shares. */
function OtherAddresses({others}: {readonly others: readonly string[]}) {
  return (
    <div className={styles.others}>
      <p>
        <Text id="join.others" />
      </p>
      <ul>
        {others.map(other => (
          <li key={other}>
            <bdi>{new URL(other).host}</bdi>
          </li>
        ))}
      </ul>
    </div>
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
