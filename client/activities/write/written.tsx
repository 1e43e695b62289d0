import {type ReactNode, useState} from 'react';
import type {ActivityId} from '../../../shared/wire/ids.ts';
import type {ActivityRecord, WritingRecord} from '../../../shared/wire/records.ts';
import {Button} from '../../kit/button.tsx';
import {focusField} from '../../kit/focus.ts';
import {HoldStill} from '../../kit/hold-still.tsx';
import {Notice} from '../../kit/notice.tsx';
import {useChangingIn, useOpenDrafts, useOwnHandle} from '../../live/use-own.ts';
import {Text as LiveText} from '../../locales/phone-live.ts';
import {Text} from '../../locales/phone-write.ts';
import {Beside} from '../beside.tsx';
import {late} from '../fetched.ts';
import styles from '../phone-face.module.css';
import {noteFieldId} from './note-field-id.ts';
import {NoteForm} from './note-form.tsx';
import {OwnNotesList} from './own-notes-list.tsx';

const ReadNotes = late(async () => (await import('../notes/read-notes.tsx')).ReadNotes);

interface WrittenProps {
  readonly record: ActivityRecord;
  readonly writing: WritingRecord;
  /** Words of its own for the text box. */
  readonly label?: ReactNode;
}

/** Writing, what became of it, and later reading what all wrote. */
export function Written({record, writing, label}: WrittenProps) {
  const activity = record.id;
  const isDrafting = useOpenDrafts().includes(activity);
  const isHeld = useChangingIn() === activity || isDrafting;
  const isShown = writing.at === 'shown';
  const [isReading, setReading] = useState(isShown);
  // The notes wait while somebody writes: nothing moves under the fingers.
  if (isShown && !isReading && !isHeld) setReading(true);
  const isOpen = record.at === 'open';
  const hasForm = isOpen || isDrafting;
  return (
    <>
      <HoldStill>{isShown && !isReading && isOpen && <ShownWhileWriting activity={activity} onSee={() => setReading(true)} />}</HoldStill>
      {isReading && (
        <Beside>
          <ReadNotes activity={activity} source={activity} />
        </Beside>
      )}
      <section className={styles.part}>
        {isReading && hasForm && (
          <h2>
            <Text id="write.another" />
          </h2>
        )}
        {hasForm && <NoteForm activity={activity} asks={writing.asks} label={label} />}
        <WritingState isGathering={record.gathering !== null} isShown={isShown} isOpen={isOpen} />
      </section>
      <OwnNotesList activities={[activity]} heading="own.title" shownHere={isReading ? activity : null} />
    </>
  );
}

function ShownWhileWriting({activity, onSee}: {readonly activity: ActivityId; readonly onSee: () => void}) {
  const {place} = useOwnHandle();
  return (
    <Notice
      action={
        <div className={styles.buttons}>
          <Button onPress={() => focusField(noteFieldId(activity))}>
            <Text id="write.finish" />
          </Button>
          <Button
            onPress={() => {
              place.setState({writingIn: null});
              onSee();
            }}
          >
            <Text id="write.see" />
          </Button>
        </div>
      }
    >
      <p>
        <LiveText id="write.shown" />
      </p>
    </Notice>
  );
}

/** One line with a place of its own, so that its words can change without moving anything. */
const WritingState = ({isGathering, isShown, isOpen}: Readonly<Record<'isGathering' | 'isShown' | 'isOpen', boolean>>) => (
  <p className={styles.state}>
    {isGathering ? <Text id="write.gathering" /> : isOpen ? !isShown && <Text id="write.together" /> : <Text id="write.closed" />}
  </p>
);
