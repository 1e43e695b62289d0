import {useEffect, useState} from 'react';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {announce} from '../kit/announcer.ts';
import {Button, ButtonLink} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {Words} from '../kit/words.tsx';
import {useOpenDrafts, useOwn} from '../live/use-own.ts';
import {useMine, useRecord} from '../live/use-room.ts';
import {t as said} from '../locales/phone.ts';
import {Text as Refused, t as refused} from '../locales/phone-refusals.ts';
import {Text, t} from '../locales/phone-sheets.ts';
import {clearDevice} from './clear-device.ts';
import {EarlierNotes} from './earlier-notes.tsx';
import {LeftDrafts} from './left-drafts.tsx';
import {usePageTitle} from './page-title.ts';
import {usePhone} from './phone-context.ts';
import {Plain} from './plain.tsx';
import {reloadOnce} from './reload-once.ts';
import {ScreenHeading} from './screen-heading.tsx';
import styles from './shell.module.css';
import {Support} from './support.tsx';

/** The last gathering is under way. */
export function Closing() {
  const title = useRecord('session')?.title;
  const isWaiting = (useMine()?.hand ?? null) !== null;
  usePageTitle(t('closing.title'), title || said('product'));
  return (
    <>
      <ScreenHeading>
        <Text id="closing.title" />
      </ScreenHeading>
      <p>
        <Text id="closing.sentence" />
      </p>
      {isWaiting && (
        <p>
          <Text id="hand.not-reached" />
        </p>
      )}
      <LeftDrafts except={null} />
    </>
  );
}

/** Thank you; what happens next; where help is; what became of the notes; and clearing this phone. */
export function Ended() {
  const title = useRecord('session')?.title;
  const about = useRecord('about');
  const hasSupport = about !== undefined && (about.support !== '' || about.contentNote !== '');
  usePageTitle(t('ended.state'), title || said('product'));
  return (
    <>
      <ScreenHeading>
        <Text id="ended.title" />
      </ScreenHeading>
      <p>
        <Text id="ended.thanks" />
      </p>
      {about && about.whatNext !== '' && (
        <section className={styles.part}>
          <h2>
            <Text id="ended.next" />
          </h2>
          <Words>{about.whatNext}</Words>
        </section>
      )}
      {hasSupport && <SupportPart />}
      <WhatIsLeft />
    </>
  );
}

/** Nobody is there any more to check on anybody. */
const SupportPart = () => (
  <section className={styles.part}>
    <h2>
      <Text id="support.title" />
    </h2>
    <Support isOver />
  </section>
);

/** What this phone still has, and clearing it. */
function WhatIsLeft() {
  const [isCleared, setCleared] = useState(false);
  return (
    <>
      <LeftDrafts except={null} canSend={false} />
      <EarlierNotes except={null} heading="own.title" />
      {isCleared ? (
        <p>
          <Text id="ended.cleared" />
        </p>
      ) : (
        <ClearPhone onCleared={() => setCleared(true)} />
      )}
    </>
  );
}

function ClearPhone({onCleared}: {readonly onCleared: () => void}) {
  const phone = usePhone();
  const hasWords = useOwn(own => own.notes.length > 0);
  const hasDrafts = useOpenDrafts().length > 0;
  const [isAsking, setAsking] = useState(false);
  const clear = async () => {
    setAsking(false);
    await phone.clear();
    await clearDevice();
    onCleared();
  };
  return (
    <div>
      <Button onPress={() => (hasWords || hasDrafts ? setAsking(true) : void clear())}>
        <Text id="ended.clear" />
      </Button>
      <Dialog
        isOpen={isAsking}
        title={<Text id="ended.clear-title" />}
        onClose={() => setAsking(false)}
        closeLabel={<Text id="ended.keep" />}
        actions={
          <Button kind="destructive" onPress={() => void clear()}>
            <Text id="ended.clear" />
          </Button>
        }
      >
        <p>
          <Text id="ended.clear-sentence" />
        </p>
        <p>
          <Text id="ended.clear-key" />
        </p>
      </Dialog>
    </div>
  );
}

/** The connection is over for good. Words that are still on this phone can be taken along, or cleared. */
export function Over({code}: {readonly code: RefusalCode}) {
  const isWriting = useOpenDrafts().length > 0;
  const hasSupport = (useRecord('about')?.support ?? '') !== '';
  const isAgain = code === 'reload' || code === 'open-elsewhere';
  usePageTitle(refused(`refusal-heading.${code}`), said('product'));
  useEffect(() => {
    if (code === 'reload' && !isWriting) reloadOnce();
  }, [code, isWriting]);
  useEffect(() => {
    announce('facilitator', refused(`refusal.${code}`), {level: 'few', isUrgent: true});
  }, [code]);
  return (
    <main className={styles.page}>
      <ScreenHeading>
        <Refused id={`refusal-heading.${code}`} />
      </ScreenHeading>
      <p>
        <Refused id={`refusal.${code}`} />
      </p>
      {code === 'removed' && (
        <p>
          <Text id="over.removed-notes" />
        </p>
      )}
      {hasSupport && !isAgain && <SupportPart />}
      {isAgain ? <LeftDrafts except={null} canSend={false} /> : <WhatIsLeft />}
      <div className={styles.buttons}>
        {isAgain ? (
          <Button kind="primary" onPress={() => location.reload()}>
            <Text id="over.reload" />
          </Button>
        ) : (
          code !== 'removed' && (
            <ButtonLink href="/" kind="primary">
              <Text id="over.join" />
            </ButtonLink>
          )
        )}
      </div>
    </main>
  );
}

/** An address that names no session. */
export const NoSession = () => (
  <Plain heading={<Refused id="refusal-heading.no-session" />}>
    <p>
      <Refused id="refusal.no-session" />
    </p>
    <ButtonLink href="/" kind="primary">
      <Text id="over.join" />
    </ButtonLink>
  </Plain>
);
