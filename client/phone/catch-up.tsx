import {useEffect, useRef, useState} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {Button} from '../kit/button.tsx';
import {focusQuietly} from '../kit/focus.ts';
import {Notice} from '../kit/notice.tsx';
import {Quoted} from '../kit/words.tsx';
import {isWaiting} from '../live/own-notes.ts';
import {recordIn} from '../live/records.ts';
import {useOwn} from '../live/use-own.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/phone-sheets.ts';
import styles from './shell.module.css';

interface CatchUpProps {
  readonly current: ActivityId;
  /** Where the group was when this person went. */
  readonly from: ActivityId;
  readonly onDone: () => void;
}

/** For somebody who comes back and finds the group elsewhere: three lines, if they want them. */
export function CatchUp({current, from, onDone}: CatchUpProps) {
  const [isTelling, setTelling] = useState(false);
  const title = useRecord(`activity:${current}`)?.title ?? '';
  return (
    <Notice icon="forward">
      <div className={styles.part}>
        <p className={styles.strong}>
          <Text id="behind.title" values={{title: <Quoted>{title}</Quoted>}} />
        </p>
        {isTelling && <Lines from={from} title={title} />}
        <div className={styles.buttons}>
          {!isTelling && (
            <Button onPress={() => setTelling(true)}>
              <Text id="behind.catch-up" />
            </Button>
          )}
          <Button onPress={onDone}>
            <Text id="behind.go" />
          </Button>
        </div>
      </div>
    </Notice>
  );
}

function Lines({from, title}: {readonly from: ActivityId; readonly title: string}) {
  const session = useRecord('session');
  const records = useRoom(room => room.records);
  const unsent = useOwn(own => own.notes.filter(isWaiting).length);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => focusQuietly(list.current), []);
  const agenda = session?.agenda ?? [];
  const closed = agenda
    .slice(agenda.indexOf(from), session?.current ? agenda.indexOf(session.current) : undefined)
    .flatMap(id => recordIn(records, `activity:${id}`) ?? [])
    .filter(activity => activity.at === 'closed');
  const last = closed.at(-1)?.title;
  return (
    <ul ref={list} tabIndex={-1} className={styles.points}>
      {last !== undefined && (
        <li>
          <Text id="behind.closed" values={{count: closed.length, title: <Quoted>{last}</Quoted>}} />
        </li>
      )}
      <li>
        <Text id="behind.open" values={{title: <Quoted>{title}</Quoted>}} />
      </li>
      <li>
        <Text id="behind.unsent" values={{count: unsent}} />
      </li>
    </ul>
  );
}
