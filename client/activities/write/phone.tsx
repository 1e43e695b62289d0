import {useState} from 'react';
import type {ActivityId} from '../../../shared/wire/ids.ts';
import {Button} from '../../kit/button.tsx';
import {focusField} from '../../kit/focus.ts';
import {HoldStill} from '../../kit/hold-still.tsx';
import {Notice} from '../../kit/notice.tsx';
import {Words} from '../../kit/words.tsx';
import {useChangingIn, useOpenDrafts, useOwnHandle} from '../../live/use-own.ts';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/phone.ts';
import {noteFieldId} from './note-field-id.ts';
import {NoteForm} from './note-form.tsx';
import {OwnNotesList} from './own-notes-list.tsx';
import styles from './phone.module.css';
import {ReadNotes} from './read-notes.tsx';

/** Everyone writes; later the notes are shown together, read and reacted to. */
export function WriteOnPhone({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  const isDrafting = useOpenDrafts().includes(activity);
  const isHeld = useChangingIn() === activity || isDrafting;
  const isShown = record?.writing?.at === 'shown';
  const [isReading, setReading] = useState(isShown);
  // The notes wait while somebody writes: nothing moves under the fingers.
  if (isShown && !isReading && !isHeld) setReading(true);
  if (!record?.writing) return null;
  const isOpen = record.at === 'open';
  return (
    <div className={styles.face}>
      {record.prompt && <Words className={styles.prompt}>{record.prompt}</Words>}
      <HoldStill>{isShown && !isReading && isOpen && <ShownWhileWriting activity={activity} onSee={() => setReading(true)} />}</HoldStill>
      {isReading && <ReadNotes activity={activity} />}
      <section className={styles.part}>
        {isReading && isOpen && (
          <h2>
            <Text id="write.another" />
          </h2>
        )}
        {(isOpen || isDrafting) && <NoteForm activity={activity} />}
        <WritingState isGathering={record.writing.gathering !== null} isShown={isShown} isOpen={isOpen} />
      </section>
      <OwnNotesList activities={[activity]} heading="own.title" withShown={!isReading} />
    </div>
  );
}

function ShownWhileWriting({activity, onSee}: {readonly activity: ActivityId; readonly onSee: () => void}) {
  const {place} = useOwnHandle();
  return (
    <Notice
      action={
        <div className={styles.buttons}>
          <Button onPress={() => focusField(noteFieldId(activity))}>
            <Text id="moved.finish" />
          </Button>
          <Button
            onPress={() => {
              place.setState({writingIn: null});
              onSee();
            }}
          >
            <Text id="moved.see" />
          </Button>
        </div>
      }
    >
      <p>
        <Text id="moved.shown" />
      </p>
    </Notice>
  );
}

/** One line with a place of its own, so that its words can change without moving anything. */
const WritingState = ({isGathering, isShown, isOpen}: Readonly<Record<'isGathering' | 'isShown' | 'isOpen', boolean>>) => (
  <p className={styles.state}>
    {isGathering ? (
      <Text id="write.gathering" />
    ) : isOpen ? (
      !isShown && (
        <>
          <Text id="write.together" /> <Text id="write.nothing" />
        </>
      )
    ) : (
      <Text id="write.closed" />
    )}
  </p>
);
