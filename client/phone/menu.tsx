import {type ReactNode, useState} from 'react';
import {AgreementLines} from '../activities/agreement/agreement-lines.tsx';
import {Button} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {ReaderControls} from '../kit/reader-controls.tsx';
import {useRecord} from '../live/use-room.ts';
import {Text} from '../locales/phone-sheets.ts';
import {AgendaLines} from './agenda-lines.tsx';
import {LeaveButtons, LeaveWords} from './leave.tsx';
import {NameForm} from './name-form.tsx';
import {NextPersonButton, NextPersonWords} from './next-person.tsx';
import {PrivacyPoints} from './privacy-points.tsx';
import {QuickExitWords} from './quick-exit-words.tsx';
import styles from './shell.module.css';
import {StageWords} from './stage-words.tsx';
import {StepOutButton} from './step-out-button.tsx';
import {Support} from './support.tsx';
import {WhatIsHappening} from './what-is-happening.tsx';

const PAGES = ['reader', 'now', 'stage', 'agenda', 'agreement', 'support', 'name', 'privacy', 'help', 'next', 'leave'] as const;
type PageName = (typeof PAGES)[number];

interface MenuProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** In the same corner of every screen: a list of buttons, each of which opens a page of its own. */
export function Menu({isOpen, onClose}: MenuProps) {
  const [page, setPage] = useState<PageName | null>(null);
  const close = () => {
    setPage(null);
    onClose();
  };
  // Each page is a dialog of its own: its heading takes the focus, and the menu's button gets it back.
  return (
    <>
      <Dialog isOpen={isOpen && page === null} title={<Text id="menu.title" />} onClose={close}>
        <List onPage={setPage} />
      </Dialog>
      {page !== null && <MenuPage key={page} page={page} isOpen={isOpen} onBack={() => setPage(null)} onClose={close} />}
    </>
  );
}

function List({onPage}: {readonly onPage: (page: PageName) => void}) {
  const phase = useRecord('session')?.phase;
  const hasAgreement = (useRecord('about')?.agreement.length ?? 0) > 0;
  const isOn = phase === 'open' || phase === 'live';
  const pages = PAGES.filter(page => {
    if (page === 'agreement') return hasAgreement;
    return isOn || !['stage', 'agenda', 'name', 'next'].includes(page);
  });
  return (
    <ul className={styles.menu}>
      {pages.map(page => (
        <li key={page}>
          {page === 'leave' && isOn && <StepOutButton />}
          <Button isWide onPress={() => onPage(page)}>
            <Text id={`menu.${page}`} />
          </Button>
        </li>
      ))}
    </ul>
  );
}

interface MenuPageProps extends MenuProps {
  readonly page: PageName;
  readonly onBack: () => void;
}

function MenuPage({page, isOpen, onBack, onClose}: MenuPageProps) {
  const back = (
    <Button onPress={onBack}>
      <Text id="menu.back" />
    </Button>
  );
  if (page === 'leave') {
    return (
      <Dialog
        isOpen={isOpen}
        title={<Text id="leave.title" />}
        onClose={onClose}
        closeLabel={<Text id="leave.stay" />}
        actions={<LeaveButtons />}
      >
        <LeaveWords />
      </Dialog>
    );
  }
  if (page === 'next') {
    return (
      <Dialog
        isOpen={isOpen}
        title={<Text id="next.title" />}
        onClose={onClose}
        closeLabel={<Text id="next.keep" />}
        actions={<NextPersonButton />}
      >
        <NextPersonWords />
      </Dialog>
    );
  }
  return (
    <Dialog isOpen={isOpen} title={<Text id={page === 'name' ? 'name.title' : `menu.${page}`} />} onClose={onClose} actions={back}>
      <PageBody page={page} onDone={onClose} />
    </Dialog>
  );
}

function PageBody({page, onDone}: {readonly page: Exclude<PageName, 'leave' | 'next'>; readonly onDone: () => void}): ReactNode {
  switch (page) {
    case 'reader':
      return <ReaderControls hasEasyWords />;
    case 'now':
      return <WhatIsHappening />;
    case 'stage':
      return <StageWords />;
    case 'agenda':
      return <AgendaLines />;
    case 'agreement':
      return (
        <div className={styles.part}>
          <AgreementLines />
        </div>
      );
    case 'support':
      return <Support />;
    case 'name':
      return <NameForm onDone={onDone} />;
    case 'privacy':
      return <PrivacyPoints />;
    case 'help':
      return <Help />;
  }
}

const HELP = ['hand', 'signals', 'notes', 'skip', 'lock', 'facilitator'] as const;

const Help = () => (
  <>
    <ul className={styles.points}>
      {HELP.map(line => (
        <li key={line}>
          <Text id={`help.${line}`} />
        </li>
      ))}
    </ul>
    <QuickExitWords />
  </>
);
