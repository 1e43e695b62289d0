import type {ActivityId} from '../../shared/wire/ids.ts';
import {noteFieldId} from '../activities/write/note-field-id.ts';
import {Button} from '../kit/button.tsx';
import {focusField} from '../kit/focus.ts';
import {Notice} from '../kit/notice.tsx';
import {Quoted} from '../kit/words.tsx';
import {recordIn} from '../live/records.ts';
import {useOwnHandle} from '../live/use-own.ts';
import {useRoom} from '../live/use-room.ts';
import {Text} from '../locales/phone-live.ts';
import type {Moved} from './screens.ts';
import styles from './shell.module.css';

/** The group has gone on while this person writes: stay and finish, or go. The words are kept either way. */
export function MovedOn({from, moved}: {readonly from: ActivityId; readonly moved: Moved}) {
  const {place} = useOwnHandle();
  const title = useRoom(room => (moved.to === 'activity' ? recordIn(room.records, `activity:${moved.id}`)?.title : undefined)) ?? '';
  return (
    <Notice tone="soon" icon="forward">
      <div className={styles.part}>
        <p>
          {moved.to === 'activity' && <Text id="moved.title" values={{title: <Quoted>{title}</Quoted>}} />}
          {moved.to === 'ending' && <Text id="moved.ending" />}
          {moved.to === 'end' && <Text id="moved.ended" />}
        </p>
        <div className={styles.buttons}>
          {moved.to !== 'end' && (
            <Button onPress={() => focusField(noteFieldId(from))}>
              <Text id="moved.finish" />
            </Button>
          )}
          <Button onPress={() => place.setState({writingIn: null})}>
            {moved.to === 'activity' ? <Text id="moved.go" values={{title: <Quoted>{title}</Quoted>}} /> : <Text id="moved.go-end" />}
          </Button>
        </div>
      </div>
    </Notice>
  );
}
