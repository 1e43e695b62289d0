import {useEffect, useRef, useState} from 'react';
import type {ActivityId, ThemeId} from '../../../shared/wire/ids.ts';
import type {ActivityRecord} from '../../../shared/wire/records.ts';
import {Button} from '../../kit/button.tsx';
import {focusQuietly} from '../../kit/focus.ts';
import {Notice} from '../../kit/notice.tsx';
import {Quoted} from '../../kit/words.tsx';
import {useOpenDrafts, useOwn, useOwnHandle} from '../../live/use-own.ts';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/phone-faces.ts';
import {chosenIn} from '../ballot/answers.ts';
import {BallotResult} from '../ballot/ballot-result.tsx';
import {BallotRows} from '../ballot/ballot-rows.tsx';
import {BallotState} from '../ballot/ballot-state.tsx';
import {ReadNotes} from '../notes/read-notes.tsx';
import styles from '../phone-face.module.css';
import {Prompt} from '../prompt.tsx';
import {NoteForm} from '../write/note-form.tsx';
import {OwnNotesList} from '../write/own-notes-list.tsx';
import {type ClosePage, closePages} from './close-pages.ts';

/** How it was: one question at a time, each of them free to skip. */
export function CloseOnPhone({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  if (!record) return null;
  const ballot = record.ballot?.asks === 'one' ? record.ballot : null;
  const isShown = record.writing?.at === 'shown';
  return (
    <div className={styles.face}>
      <Prompt>{record.prompt}</Prompt>
      {ballot && <BallotResult id={activity} ballot={ballot} />}
      {ballot?.isCounted && record.at === 'open' && <BallotState record={record} />}
      <Questions record={record} />
      {isShown && <ReadNotes activity={activity} source={activity} />}
      <OwnNotesList activities={[activity]} heading="own.title" shownHere={isShown ? activity : null} />
    </div>
  );
}

function Questions({record}: {readonly record: ActivityRecord}) {
  const pages = closePages(record);
  const isDrafting = useOpenDrafts().includes(record.id);
  const [place, setPlace] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const hasTurned = useRef(false);
  useEffect(() => {
    if (hasTurned.current) focusQuietly(heading.current);
    hasTurned.current = false;
  });
  const turnTo = (to: number) => {
    hasTurned.current = to !== place;
    setPlace(to);
  };
  const page = record.at === 'open' || isDrafting ? pages[place] : undefined;
  if (!page) {
    return (
      <section className={styles.part}>
        <h2 ref={heading} tabIndex={-1}>
          <Text id="close.thanks" />
        </h2>
        <p>
          <Text id="close.thanks-help" />
        </p>
        {record.at === 'open' && pages.length > 0 && (
          <div className={styles.buttons}>
            <Button onPress={() => turnTo(0)}>
              <Text id="close.again" />
            </Button>
          </div>
        )}
      </section>
    );
  }
  return (
    <section className={styles.part}>
      <h2 ref={heading} tabIndex={-1}>
        <Text id="close.place" values={{place: place + 1, count: pages.length}} />
      </h2>
      <Page key={place} record={record} page={page} onDone={() => turnTo(place + 1)} onBack={place > 0 ? () => turnTo(place - 1) : null} />
    </section>
  );
}

interface PageProps {
  readonly record: ActivityRecord;
  readonly page: ClosePage;
  readonly onDone: () => void;
  readonly onBack: (() => void) | null;
}

const Page = ({page, ...more}: PageProps) =>
  page.asks === 'row' ? <RowPage row={page.row} {...more} /> : <NotePage theme={page.theme} {...more} />;

function RowPage({record, row, onDone, onBack}: Omit<PageProps, 'page'> & {readonly row: number}) {
  const hasAnswer = useOwn(own => chosenIn(own.ballots.get(record.id), row) !== null);
  if (record.ballot?.asks !== 'one') return null;
  return (
    <>
      {!record.ballot.isCounted && <BallotRows activity={record.id} rows={record.ballot.rows} only={row} />}
      <BallotState record={record} />
      <Turning isAnswered={hasAnswer} onDone={onDone} onBack={onBack} />
    </>
  );
}

/** Words that were not sent are not left behind on the way to the next question. */
function NotePage({record, theme, onDone, onBack}: Omit<PageProps, 'page'> & {readonly theme: ThemeId | null}) {
  const {drafts} = useOwnHandle();
  const title = useRecord(`theme:${theme ?? ''}`)?.title;
  const isDrafting = useOpenDrafts().includes(record.id);
  const [leaving, setLeaving] = useState<(() => void) | null>(null);
  const leave = (to: () => void) => (isDrafting ? setLeaving(() => to) : to());
  return (
    <>
      <NoteForm
        activity={record.id}
        theme={theme}
        label={title === undefined ? <Text id="close.note-label" /> : <Quoted>{title}</Quoted>}
        onSent={onDone}
      />
      {leaving && isDrafting && (
        <Notice
          tone="soon"
          action={
            <Button
              onPress={() => {
                drafts.keep(record.id, '');
                leaving();
              }}
            >
              <Text id="close.unsent-delete" />
            </Button>
          }
        >
          <p>
            <Text id="close.unsent" />
          </p>
        </Notice>
      )}
      <Turning isAnswered={false} onDone={() => leave(onDone)} onBack={onBack && (() => leave(onBack))} />
    </>
  );
}

interface TurningProps {
  readonly isAnswered: boolean;
  readonly onDone: () => void;
  readonly onBack: (() => void) | null;
}

const Turning = ({isAnswered, onDone, onBack}: TurningProps) => (
  <div className={styles.buttons}>
    {onBack && (
      <Button onPress={onBack}>
        <Text id="close.back" />
      </Button>
    )}
    <Button kind={isAnswered ? 'primary' : 'outlined'} onPress={onDone}>
      <Text id={isAnswered ? 'close.next' : 'close.skip'} />
    </Button>
  </div>
);
