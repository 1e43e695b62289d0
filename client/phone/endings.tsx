import {useEffect, useState} from 'react';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {announce} from '../kit/announcer.ts';
import {Button, ButtonLink} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {useOpenDrafts, useOwn} from '../live/use-own.ts';
import {Text, t} from '../locales/phone.ts';
import {Text as Refused, t as refused} from '../locales/phone-refusals.ts';
import {EarlierNotes} from './earlier-notes.tsx';
import {LeftDrafts} from './left-drafts.tsx';
import {usePhone} from './phone-context.ts';
import {Plain} from './plain.tsx';
import {reloadOnce} from './reload-once.ts';
import {ScreenHeading} from './screen-heading.tsx';
import styles from './shell.module.css';

/** The last gathering is under way. */
export const Closing = () => (
  <>
    <ScreenHeading>
      <Text id="closing.title" />
    </ScreenHeading>
    <p>
      <Text id="closing.sentence" />
    </p>
    <LeftDrafts except={null} />
  </>
);

/** Thank you; what became of the notes; and clearing this phone. */
export const Ended = () => (
  <>
    <ScreenHeading>
      <Text id="ended.title" />
    </ScreenHeading>
    <p>
      <Text id="ended.thanks" />
    </p>
    <WhatIsLeft />
  </>
);

/** What this phone still has, and clearing it. */
function WhatIsLeft() {
  const hasNotes = useOwn(own => own.notes.length > 0);
  const hasDrafts = useOpenDrafts().length > 0;
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
        (hasNotes || hasDrafts) && <ClearPhone onCleared={() => setCleared(true)} />
      )}
    </>
  );
}

function ClearPhone({onCleared}: {readonly onCleared: () => void}) {
  const phone = usePhone();
  const [isAsking, setAsking] = useState(false);
  const clear = () => {
    setAsking(false);
    void phone.clear().then(onCleared);
  };
  return (
    <div>
      <Button onPress={() => setAsking(true)}>
        <Text id="ended.clear" />
      </Button>
      <Dialog
        isOpen={isAsking}
        title={<Text id="ended.clear-title" />}
        onClose={() => setAsking(false)}
        closeLabel={<Text id="ended.keep" />}
        actions={
          <Button kind="destructive" onPress={clear}>
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
  useEffect(() => {
    if (code === 'reload' && !isWriting) reloadOnce();
  }, [code, isWriting]);
  useEffect(() => {
    document.title = `${refused(`refusal-heading.${code}`)} – ${t('product')}`;
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
      {code === 'reload' ? <LeftDrafts except={null} canSend={false} /> : <WhatIsLeft />}
      <div className={styles.buttons}>
        {code === 'reload' ? (
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
