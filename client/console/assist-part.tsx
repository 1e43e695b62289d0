import {useEffect, useRef} from 'react';
import {ASSISTING} from '../../shared/session/permissions.ts';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {Notice} from '../kit/notice.tsx';
import {recordIn} from '../live/records.ts';
import {useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import styles from './assist.module.css';
import {useAssisted} from './assisted.ts';
import {powerIn} from './power.ts';

/** "Add for someone", while notes are written; and where the ones stand that were added here. */
export function AssistPart({onOpen}: {readonly onOpen: (activity: ActivityId | null) => void}) {
  const mayAssist = useRoom(room => ASSISTING.has(powerIn(room) ?? 'participant'));
  const writing = useRoom(({records}) => {
    const session = recordIn(records, 'session');
    const current = session?.phase === 'live' ? recordIn(records, `activity:${session.current ?? ''}`) : undefined;
    return current?.writing && current.at === 'open' ? current.id : null;
  });
  const {onItsWay, added, failed} = useAssisted();
  useSaidWhenMore(added.length, () => t('assist.added'));
  useSaidWhenMore(failed.length, () => t('assist.failed', {count: failed.length}));
  const isStanding = onItsWay.length + added.length + failed.length > 0;
  if (!mayAssist || (writing === null && !isStanding)) return null;
  return (
    <div className={styles.part}>
      {writing !== null && (
        <Button icon="plus" onPress={() => onOpen(writing)}>
          <Text id="assist.open" />
        </Button>
      )}
      {failed.length > 0 && (
        <Notice
          tone="soon"
          action={
            <Button onPress={() => onOpen(writing)}>
              <Text id="assist.see" />
            </Button>
          }
        >
          <Text id="assist.failed" values={{count: failed.length}} />
        </Notice>
      )}
      {onItsWay.length > 0 ? (
        <p className={styles.standing}>
          <OnItsWay />
        </p>
      ) : (
        added.length > 0 && (
          <p className={styles.standing}>
            <Text id="assist.added" />
          </p>
        )
      )}
    </div>
  );
}

function useSaidWhenMore(count: number, sentence: () => string): void {
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) announce('notes', sentence());
    before.current = count;
  });
}

/** Kept here and tried again, also when nothing can be sent just now. */
export function OnItsWay() {
  const isLive = useRoom(room => room.link === 'live' || room.link === 'back' || room.link === 'blip');
  return <Text id={isLive ? 'assist.on-its-way' : 'assist.offline'} />;
}
