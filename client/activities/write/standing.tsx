import {useState} from 'react';
import type {ActivityRecord, WritingRecord} from '../../../shared/wire/records.ts';
import {ActionButton} from '../../console/action-button.tsx';
import {Gathering} from '../../console/gathering.tsx';
import {Notice} from '../../kit/notice.tsx';
import {Text} from '../../locales/console-faces.ts';

interface StandingProps {
  readonly record: ActivityRecord;
  readonly writing: WritingRecord;
  readonly isOn: boolean;
}

/** Hidden, being gathered, shown or kept back: where the notes of one activity stand, and the press that shows them. */
export function Standing({record, writing, isOn}: StandingProps) {
  const [gathered, setGathered] = useState(record.gathering);
  if (record.gathering !== null && record.gathering !== gathered) setGathered(record.gathering);
  if (record.gathering !== null) {
    return (
      <Notice icon="clock">
        <Gathering until={record.gathering} />
      </Notice>
    );
  }
  const isHidden = writing.at === 'writing' && !writing.isHeld;
  const isEmpty = isHidden && (gathered !== null || !isOn);
  return (
    <>
      {writing.isHeld && (
        <Notice tone="soon" icon="lock">
          <Text id="show.held" />
        </Notice>
      )}
      {isEmpty && (
        <p>
          <Text id={isOn ? 'show.none-yet' : 'show.none'} />
        </p>
      )}
      {isOn && isHidden && (
        <p>
          <Text id="show.hidden" />
        </p>
      )}
      {isOn && (isHidden || writing.isHeld) && (
        <ActionButton action="show" seen={{activity: record.id}} about={`activity:${record.id}`} icon="eye" isWide>
          {writing.isHeld ? <Text id="show.rest" /> : <Text id="show.do" />}
        </ActionButton>
      )}
    </>
  );
}
