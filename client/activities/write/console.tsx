import {useState} from 'react';
import type {ActivityRecord, WritingRecord} from '../../../shared/wire/records.ts';
import {ActionButton} from '../../console/action-button.tsx';
import {countNotes} from '../../console/derive.ts';
import {Gathering} from '../../console/gathering.tsx';
import {Notice} from '../../kit/notice.tsx';
import {useRecord, useRoom} from '../../live/use-room.ts';
import {Text} from '../../locales/console.ts';
import type {ConsoleFaceProps} from '../console-faces.ts';
import styles from './console.module.css';
import {ConsoleNote} from './console-note.tsx';

/** Hidden, being gathered, shown or kept back: where the notes of one activity stand, and what to do about it. */
export function WriteOnConsole({activity, isOn}: ConsoleFaceProps) {
  const record = useRecord(`activity:${activity}`);
  if (!record?.writing) return null;
  return (
    <div className={styles.writing}>
      <Standing record={record} writing={record.writing} isOn={isOn} />
      <Notes writing={record.writing} />
    </div>
  );
}

interface StandingProps {
  readonly record: ActivityRecord;
  readonly writing: WritingRecord;
  readonly isOn: boolean;
}

function Standing({record, writing, isOn}: StandingProps) {
  const [gathered, setGathered] = useState(writing.gathering);
  if (writing.gathering !== null && writing.gathering !== gathered) setGathered(writing.gathering);
  if (writing.gathering !== null) {
    return (
      <Notice icon="clock">
        <Gathering until={writing.gathering} />
      </Notice>
    );
  }
  const isEmpty = writing.at === 'writing' && !writing.isHeld && (gathered !== null || !isOn);
  const show = (
    <ActionButton action="show" seen={{activity: record.id}} about={`activity:${record.id}`} icon="eye" isWide>
      {writing.isHeld ? <Text id="write.show-rest" /> : <Text id="write.show" />}
    </ActionButton>
  );
  return (
    <>
      {writing.isHeld && (
        <Notice tone="soon" icon="lock">
          <Text id="write.held" />
        </Notice>
      )}
      {isEmpty && (
        <p>
          <Text id={isOn ? 'write.none-yet' : 'write.none'} />
        </p>
      )}
      {isOn && writing.at === 'writing' && !writing.isHeld && (
        <p>
          <Text id="write.hidden" />
        </p>
      )}
      {isOn && (writing.at === 'writing' || writing.isHeld) && show}
    </>
  );
}

function Notes({writing}: {readonly writing: WritingRecord}) {
  const count = useRoom(room => countNotes(room.records, writing.notes));
  if (writing.notes.length === 0) return null;
  return (
    <section className={styles.list}>
      <h3>
        <Text id="write.notes" values={{count}} />
      </h3>
      <ul className={styles.notes}>
        {writing.notes.map((id, at) => (
          <ConsoleNote key={id} id={id} place={at + 1} />
        ))}
      </ul>
    </section>
  );
}
