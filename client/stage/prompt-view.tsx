import type {ActivityId} from '../../shared/wire/ids.ts';
import type {ActivityRecord, FloorRecord} from '../../shared/wire/records.ts';
import {Words} from '../kit/words.tsx';
import {useRecord} from '../live/use-room.ts';
import {t} from '../locales/stage.ts';
import {usePage} from './pager.ts';
import {promptLayout} from './prompt-layout.ts';
import styles from './prompt-view.module.css';
import type {ScreenRoom} from './screen-room.ts';
import {sized} from './sized.ts';
import stage from './stage.module.css';
import {StageClock} from './stage-clock.tsx';
import {roomBelow, ViewFrame} from './view-frame.tsx';

interface PromptViewProps {
  readonly of: string;
  readonly activity: ActivityId;
  readonly room: ScreenRoom;
}

/** What everybody is asked, as large as it fits, with the time. */
export function PromptView({of, activity, room}: PromptViewProps) {
  const record = useRecord(`activity:${activity}`);
  const floor = useRecord('floor');
  const words = record ? askedIn(record) : '';
  const hint = record ? hintFor(record, floor) : '';
  const {size, parts, clock} = promptLayout(words, hint, roomBelow(room, record?.title ?? ''), record?.clock != null);
  const page = usePage(of, parts.length);
  if (!record) return <ViewFrame title={t('stage.loading')} />;
  if (words === '') {
    return (
      <ViewFrame isStill title={record.title}>
        <StageClock activity={activity} shape="line" />
        {hint !== '' && <p className={stage.hint}>{hint}</p>}
      </ViewFrame>
    );
  }
  return (
    <ViewFrame title={record.title}>
      <div className={styles.prompt} data-clock={clock}>
        <div ref={sized({'--size': size})} className={styles.words}>
          <Words className={stage.words}>{parts[page] ?? ''}</Words>
        </div>
        <StageClock activity={activity} shape={clock} />
      </div>
      {hint !== '' && <p className={stage.hint}>{hint}</p>}
    </ViewFrame>
  );
}

/** The prompt, or where there is none the questions. */
function askedIn({prompt, ballot}: ActivityRecord): string {
  if (prompt || ballot?.asks !== 'one') return prompt ?? '';
  return ballot.rows
    .map(({question}) => question)
    .filter(question => question !== '')
    .join('\n');
}

/** What to do with the phone. */
function hintFor({activity, at, gathering, writing}: ActivityRecord, floor: FloorRecord | undefined): string {
  if (gathering !== null) return t('do.gathering');
  if (at !== 'open') return '';
  switch (activity) {
    case 'write':
      if (writing?.isHeld) return t('notes.held');
      return writing?.at === 'writing' ? t('do.write') : '';
    case 'react':
      return t('do.react');
    case 'dots':
      return t('do.dots');
    case 'agreement':
    case 'check-in':
    case 'choice':
    case 'close':
      return t('do.answer');
    case 'talk':
      return floor?.isOpen ? t('do.talk') : t('speaker.closed');
    case 'read':
    case 'sort':
    case 'break':
      return '';
  }
}
