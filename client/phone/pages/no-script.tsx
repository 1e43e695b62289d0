import type {ReactNode} from 'react';
import type {StillView} from '../../../shared/wire/no-script.ts';
import {AgreementLines} from '../../activities/agreement/agreement-lines.tsx';
import {Button} from '../../kit/button.tsx';
import {Words} from '../../kit/words.tsx';
import {recordIn} from '../../live/records.ts';
import {stillRoom} from '../../live/still-room.ts';
import {LiveContext, useRecord} from '../../live/use-room.ts';
import {Text, t} from '../../locales/no-script.ts';
import {Text as Sheets, t as sheets} from '../../locales/phone-sheets.ts';
import {AgendaLines} from '../agenda-lines.tsx';
import {Support} from '../support.tsx';
import styles from './page.module.css';
import {type PageFiles, Paper} from './paper.tsx';
import {StillActivity} from './still-activity.tsx';

interface NoScriptProps {
  readonly files: PageFiles;
  readonly view: StillView;
}

/** The session on one page that stands still: what is on, how much time there is, what was written, and where help is. */
export function NoScriptPage({files, view}: NoScriptProps) {
  const session = recordIn(view.records, 'session');
  const current = session?.phase === 'live' ? recordIn(view.records, `activity:${session.current ?? ''}`) : undefined;
  const isOver = session?.phase === 'ended';
  const hasExit = recordIn(view.records, 'about')?.hasQuickExit === true;
  const heading = current?.title ?? headings[session?.phase ?? 'open'];
  const state = view.wasSent ? t('still.sent-state') : heading;
  return (
    <Paper files={files} title={[state, session?.title].filter(Boolean).join(' – ')} exit={hasExit ? 'on' : 'off'}>
      <LiveContext value={stillRoom(view)}>
        <header className={styles.stack}>
          <p className={styles.session} dir="auto">
            {session?.title}
          </p>
          <h1 dir="auto">{heading}</h1>
          {!isOver && <LookAgain session={view.session} />}
          {view.wasSent && (
            <p className={styles.sent}>
              <Text id="still.sent" />
            </p>
          )}
        </header>
        {current ? (
          <StillActivity activity={current} session={view.session} noteKey={view.noteKey} isPaused={session?.isPaused === true} />
        ) : (
          <Between phase={session?.phase ?? 'open'} />
        )}
        {!isOver && (
          <>
            <LookAgain session={view.session} withHelp />
            <WhatElse hasAgreement={current?.activity !== 'agreement'} />
          </>
        )}
        <Foot session={view.session} />
      </LiveContext>
    </Paper>
  );
}

const headings = {
  draft: t('lobby.title'),
  open: t('lobby.title'),
  live: t('lobby.title'),
  closing: sheets('closing.title'),
  ended: sheets('ended.title'),
} as const;

/** Before the first activity, and after the last. */
function Between({phase}: {readonly phase: keyof typeof headings}) {
  const about = useRecord('about');
  if (phase === 'closing') {
    return (
      <p>
        <Text id="still.closing" />
      </p>
    );
  }
  if (phase !== 'ended') {
    return (
      <>
        <p>
          <Text id="lobby.wait" />
        </p>
        {about && about.contentNote !== '' && (
          <Part heading={<Text id="lobby.content-note" />}>
            <Words>{about.contentNote}</Words>
          </Part>
        )}
      </>
    );
  }
  return (
    <>
      <p>
        <Sheets id="ended.thanks" />
      </p>
      {about && about.whatNext !== '' && (
        <Part heading={<Sheets id="ended.next" />}>
          <Words>{about.whatNext}</Words>
        </Part>
      )}
      <Part heading={<Sheets id="support.title" />}>
        <Support isOver />
      </Part>
    </>
  );
}

function WhatElse({hasAgreement}: {readonly hasAgreement: boolean}) {
  const agreement = useRecord('about')?.agreement.length ?? 0;
  return (
    <>
      <Part heading={<Text id="lobby.expect" />}>
        <AgendaLines />
      </Part>
      {hasAgreement && agreement > 0 && (
        <Part heading={<Sheets id="menu.agreement" />}>
          <AgreementLines />
        </Part>
      )}
      <Part heading={<Sheets id="support.title" />}>
        <Support isOver />
      </Part>
      <Part heading={<Text id="private.title" />}>
        <p>
          <Text id="private.no-name" /> <Text id="private.guess" />
        </p>
        <p>
          <Text id="still.limit" />
        </p>
      </Part>
    </>
  );
}

const Part = ({heading, children}: {readonly heading: ReactNode; readonly children: ReactNode}) => (
  <section className={styles.stack}>
    <h2>{heading}</h2>
    {children}
  </section>
);

const LookAgain = ({session, withHelp = false}: {readonly session: string; readonly withHelp?: boolean}) => (
  <div>
    <p>
      <a className={styles.again} href={`/live/plain/${session}`}>
        <Text id="still.again" />
      </a>
    </p>
    {withHelp && (
      <p className={styles.hint}>
        <Text id="still.help" />
      </p>
    )}
  </div>
);

/** Leaving takes this browser's place in all sessions away, as it does with a script. */
const Foot = ({session}: {readonly session: string}) => (
  <footer className={styles.stack}>
    <p className={styles.foot}>
      <a href={`/s/${session}`}>
        <Text id="still.whole" />
      </a>
      <br />
      <Text id="still.whole-help" />
    </p>
    <form method="post" action="/live/forget">
      <Button type="submit">
        <Sheets id="leave.clear" />
      </Button>
    </form>
  </footer>
);
