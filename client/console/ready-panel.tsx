import type {ReactNode} from 'react';
import {Button} from '../kit/button.tsx';
import {Icon} from '../kit/icon.tsx';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import {hasBreak, seatsIn} from './derive.ts';
import {Panel} from './panel.tsx';
import {useIsMine} from './power.ts';
import styles from './ready-panel.module.css';
import {READY, type ReadyId, skip, useSkipped} from './ready-skipped.ts';
import {openStage, useStageOpened} from './stage-window.ts';

/** What is good to have seen to before the start. Each can be skipped, and nothing waits for it. */
export function ReadyPanel({onLinks}: {readonly onLinks: () => void}) {
  const phase = useRoom(room => recordIn(room.records, 'session')?.phase);
  const session = useRoom(room => room.session);
  const isMine = useIsMine('open');
  const done = useDone();
  const skipped = useSkipped(session);
  if (!isMine || (phase !== 'draft' && phase !== 'open')) return null;
  const left = READY.filter(id => !done[id] && !skipped.includes(id)).length;
  const ways: {readonly [id in ReadyId]?: ReactNode} = {
    screen: (
      <Button onPress={() => openStage(session)}>
        <Text id="stage.open" />
      </Button>
    ),
    helper: (
      <Button onPress={onLinks}>
        <Text id="links.open" />
      </Button>
    ),
  };
  return (
    <Panel title={<Text id="ready.heading" />}>
      <p className={styles.help}>
        <Text id="ready.left" values={{count: left}} /> <Text id="ready.help" />
      </p>
      <ul className={styles.list}>
        {READY.map(id => (
          <li key={id} className={styles.item} data-done={done[id] || undefined}>
            <span className={styles.mark}>{done[id] && <Icon name="check" />}</span>
            <div className={styles.words}>
              <p>
                <Text id={`ready.${id}`} />
              </p>
              {done[id] ? (
                <p className={styles.help}>
                  <Text id="ready.done" />
                </p>
              ) : (
                <p className={styles.help}>{skipped.includes(id) ? <Text id="ready.skipped" /> : <Text id={`ready.${id}-help`} />}</p>
              )}
            </div>
            {!done[id] && (
              <div className={styles.ways}>
                {!skipped.includes(id) && ways[id]}
                <Button kind="plain" onPress={() => skip(session, id, !skipped.includes(id))}>
                  <Text id={skipped.includes(id) ? 'ready.unskip' : 'ready.skip'} />
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What the page itself can see to be so. */
function useDone(): {readonly [id in ReadyId]: boolean} {
  const about = useRecord('about');
  const hasPhone = useRoom(room => (recordIn(room.records, 'here')?.here ?? 0) > 0);
  const seats = useRoom(room => seatsIn(room.records));
  const hasScreen = useRoom(room => seats.some(id => recordIn(room.records, `seat:${id}`)?.duty === 'screen'));
  const hasHelper = useRoom(room => seats.some(id => room.me?.seat !== id && recordIn(room.records, `seat:${id}`)?.duty !== 'screen'));
  const isOpened = useStageOpened();
  const plansBreak = useRoom(room => hasBreak(room.records));
  return {
    phone: hasPhone,
    screen: isOpened || hasScreen,
    helper: hasHelper,
    support: (about?.support ?? '') !== '',
    content: (about?.contentNote ?? '') !== '',
    break: plansBreak,
  };
}
