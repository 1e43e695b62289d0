import type {ActivityId} from '../../shared/wire/ids.ts';
import {Button} from '../kit/button.tsx';
import {CopyButton} from '../kit/copy-button.tsx';
import {Notice} from '../kit/notice.tsx';
import {Quoted, Words} from '../kit/words.tsx';
import {recordIn} from '../live/records.ts';
import {useOpenDrafts, useOwnHandle} from '../live/use-own.ts';
import {useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/phone.ts';
import styles from './shell.module.css';

/** Words that were begun elsewhere and not sent. They wait for their author; nothing typed is lost. */
export function LeftDrafts({except, canSend = true}: {readonly except: ActivityId | null; readonly canSend?: boolean}) {
  const left = useOpenDrafts().filter(activity => activity !== except);
  return left.map(activity => <LeftDraft key={activity} activity={activity} canSend={canSend} />);
}

function LeftDraft({activity, canSend}: {readonly activity: ActivityId; readonly canSend: boolean}) {
  const {drafts, outbox} = useOwnHandle();
  const title = useRoom(room => recordIn(room.records, `activity:${activity}`)?.title) ?? '';
  const text = drafts.read(activity);
  const send = () => {
    outbox.write(activity, text, 'hold');
    drafts.keep(activity, '');
  };
  return (
    <Notice>
      <section className={styles.part}>
        <h2 tabIndex={-1}>
          <Text id="left.title" />
        </h2>
        <p>
          <Text id="left.sentence" values={{title: <Quoted>{title}</Quoted>}} />
        </p>
        <Words>{text}</Words>
        <div className={styles.buttons}>
          {canSend && (
            <Button onPress={send}>
              <Text id="left.send" />
            </Button>
          )}
          <CopyButton text={text} label={<Text id="left.copy" />} done={t('left.copied')} />
          <Button onPress={() => drafts.keep(activity, '')}>
            <Text id="left.delete" />
          </Button>
        </div>
      </section>
    </Notice>
  );
}
