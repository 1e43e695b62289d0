import {Suspense} from 'react';
import {Notice} from '../kit/notice.tsx';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import {ActionButton} from './action-button.tsx';
import {JoinWays} from './join-ways.tsx';
import {Panel} from './panel.tsx';

/** How people come in, and the lock. Gone with the code, at the end. */
export function JoinCard() {
  const access = useRecord('access');
  const phase = useRoom(room => recordIn(room.records, 'session')?.phase);
  const isRush = useRoom(room => recordIn(room.records, 'door')?.isRush ?? false);
  if (!access || !phase || phase === 'closing' || phase === 'ended') return null;
  return (
    <Panel title={<Text id="join.heading" />}>
      {phase === 'draft' && (
        <p>
          <Text id="join.not-yet" />
        </p>
      )}
      {access.isLocked && (
        <Notice icon="lock">
          <Text id="join.locked" />
        </Notice>
      )}
      {isRush && !access.isLocked && (
        <Notice tone="soon">
          <Text id="join.rush" />
        </Notice>
      )}
      <Suspense fallback={null}>
        <JoinWays access={access} isFirst={phase !== 'live'} />
      </Suspense>
      <ActionButton action="lock" seen={{isLocked: access.isLocked}} about="access" icon="lock">
        {access.isLocked ? <Text id="join.unlock" /> : <Text id="join.lock" />}
      </ActionButton>
    </Panel>
  );
}
