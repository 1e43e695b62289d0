import type {ReactNode} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {useNoteFate} from '../activities/write/own-notes-list.tsx';
import {Button} from '../kit/button.tsx';
import {CopyButton} from '../kit/copy-button.tsx';
import {Notice} from '../kit/notice.tsx';
import {Quoted, Words} from '../kit/words.tsx';
import type {DraftOf} from '../live/drafts.ts';
import type {OwnNote} from '../live/own-notes.ts';
import {useOpenDrafts, useOwn, useOwnHandle} from '../live/use-own.ts';
import {useRecord} from '../live/use-room.ts';
import {Text, t} from '../locales/phone-sheets.ts';
import styles from './shell.module.css';

/** Words that were begun elsewhere and not sent. They wait for their author; nothing typed is lost. */
export function LeftDrafts({except, canSend = true}: {readonly except: ActivityId | null; readonly canSend?: boolean}) {
  const notes = useOwn(own => own.notes);
  const left = useOpenDrafts().filter(of => of !== except);
  return left.map(of => {
    const note = notes.find(({id}) => id === of);
    return note ? <LeftChange key={of} note={note} /> : <LeftNote key={of} activity={of} canSend={canSend} />;
  });
}

function LeftNote({activity, canSend}: {readonly activity: ActivityId; readonly canSend: boolean}) {
  const {drafts, outbox} = useOwnHandle();
  const record = useRecord(`activity:${activity}`);
  const title = record?.title;
  // What was begun elsewhere than in a note is no note: words to be read out go nowhere but to the hand.
  const isNote = record?.writing !== undefined && record.writing !== null;
  const send = () => {
    outbox.write(activity, drafts.read(activity), 'hold', null);
    drafts.keep(activity, '');
  };
  return (
    <Left of={activity} title={<Text id={isNote ? 'left.title' : 'left.words-title'} />} {...(canSend && isNote ? {onSend: send} : {})}>
      {title !== undefined && <Text id="left.sentence" values={{title: <Quoted>{title}</Quoted>}} />}
    </Left>
  );
}

/** While the note can be changed its own button brings the words back. */
function LeftChange({note}: {readonly note: OwnNote}) {
  if (useNoteFate(note).isChangeable) return null;
  return (
    <Left of={note.id} title={<Text id="left.change-title" />}>
      <Text id="left.change-sentence" />
    </Left>
  );
}

interface LeftProps {
  readonly of: DraftOf;
  readonly title: ReactNode;
  readonly onSend?: () => void;
  readonly children: ReactNode;
}

function Left({of, title, onSend, children}: LeftProps) {
  const {drafts} = useOwnHandle();
  const text = drafts.read(of);
  return (
    <Notice>
      <section className={styles.part}>
        <h2 tabIndex={-1}>{title}</h2>
        <p>{children}</p>
        <Words>{text}</Words>
        <div className={styles.buttons}>
          {onSend && (
            <Button onPress={onSend}>
              <Text id="left.send" />
            </Button>
          )}
          <CopyButton text={text} label={<Text id="left.copy" />} done={t('left.copied')} />
          <Button onPress={() => drafts.keep(of, '')}>
            <Text id="left.delete" />
          </Button>
        </div>
      </section>
    </Notice>
  );
}
