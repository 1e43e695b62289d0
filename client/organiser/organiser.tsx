import {lazy, Suspense, use, useState} from 'react';
import {Boundary} from '../kit/boundary.tsx';
import {Button} from '../kit/button.tsx';
import {Notice} from '../kit/notice.tsx';
import {Text} from '../locales/organiser.ts';
import type {Entered} from './enter.ts';
import {SessionList} from './list/session-list.tsx';
import type {Beginning} from './new-session.tsx';
import styles from './organiser.module.css';
import {SignIn} from './sign-in.tsx';

// The templates and the form are for whoever makes a session.
const NewSession = lazy(async () => ({default: (await import('./new-session.tsx')).NewSession}));

interface OrganiserProps {
  readonly entering: Promise<Entered>;
  /** "Try again". */
  readonly again: () => Promise<Entered>;
}

/** The organiser's pages: `/o` lists the sessions, `/o?new` and `/o?again=…` make one. Ways between them are plain links. */
export function Organiser({entering: first, again}: OrganiserProps) {
  const [entering, setEntering] = useState(first);
  return (
    <>
      <header className={styles.bar}>
        <p className={styles.brand}>
          <Text id="organiser.product" />
        </p>
      </header>
      <main className={styles.main}>
        <Boundary>
          <Suspense fallback={<Loading />}>
            <Screen entering={entering} onAgain={() => setEntering(again())} />
          </Suspense>
        </Boundary>
      </main>
    </>
  );
}

const Loading = () => (
  <h1>
    <Text id="organiser.loading" />
  </h1>
);

function Screen({entering, onAgain}: {readonly entering: Promise<Entered>; readonly onAgain: () => void}) {
  const entered = use(entering);
  const beginning = beginningIn(new URLSearchParams(location.search));
  switch (entered.at) {
    case 'in':
      return beginning ? <NewSession from={beginning} /> : <SessionList sessions={entered.sessions} />;
    case 'signed-out':
      return <SignIn isWrong={false} />;
    case 'wrong-link':
      return <SignIn isWrong />;
    case 'no-answer':
      return (
        <>
          <h1>
            <Text id="sessions.heading" />
          </h1>
          <Notice
            tone="soon"
            icon="offline"
            action={
              <Button onPress={onAgain}>
                <Text id="organiser.try-again" />
              </Button>
            }
          >
            {entered.sentence}
          </Notice>
        </>
      );
  }
}

function beginningIn(asked: URLSearchParams): Beginning | null {
  const [template, again] = [asked.get('new'), asked.get('again')];
  if (again !== null) return {again};
  return template === null ? null : {template};
}
