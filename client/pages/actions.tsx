import {useId, useState} from 'react';
import type {PageId} from '../../shared/wire/ids.ts';
import type {ActionRecord, ViewRecord} from '../../shared/wire/records.ts';
import {ActionButton} from '../console/action-button.tsx';
import {useMay} from '../console/power.ts';
import {Button} from '../kit/button.tsx';
import {useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console-pages.ts';
import {AddAction, ChangeAction} from './action-forms.tsx';
import styles from './minutes.module.css';

/** What was agreed: who does what by when. */
export function Actions({page}: {readonly page: PageId | null}) {
  const all = useRoom(({records}) => agreedIn(records.values()));
  const mayWrite = useMay('action-add');
  /** As it was when somebody here began to change it. */
  const [changing, setChanging] = useState<ActionRecord | null>(null);
  const own = all.filter(action => action.page === page);
  return (
    <section className={styles.actions} aria-labelledby="actions-heading">
      <h3 id="actions-heading">
        <Text id="action.heading" />
      </h3>
      {own.length === 0 ? (
        <p>
          <Text id="action.none" />
        </p>
      ) : (
        <ul className={styles.list}>
          {own.map(action => (
            <Row key={action.id} action={action} onChange={() => setChanging(action)} />
          ))}
        </ul>
      )}
      {mayWrite && <AddAction page={page} />}
      <ChangeAction opened={changing} onClose={() => setChanging(null)} />
    </section>
  );
}

let last: readonly ActionRecord[] = [];

/** In the order in which they were added. The same list as long as none has changed. */
function agreedIn(records: Iterable<ViewRecord>): readonly ActionRecord[] {
  const all = [...records].filter(record => record.kind === 'action');
  if (all.length !== last.length || all.some((one, at) => one !== last[at])) last = all;
  return last;
}

function Row({action, onChange}: {readonly action: ActionRecord; readonly onChange: () => void}) {
  const mayWrite = useMay('action-change');
  const [isAsked, setAsked] = useState(false);
  const what = useId();
  const {id, who, by} = action;
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <bdi id={what}>{action.what}</bdi>
        {(who !== '' || by !== '') && (
          <span className={styles.facts}>
            {who !== '' && (
              <span>
                <Text id="action.who-is" values={{who: <bdi>{who}</bdi>}} />
              </span>
            )}
            {by !== '' && (
              <span>
                <Text id="action.by-is" values={{by: <bdi>{by}</bdi>}} />
              </span>
            )}
          </span>
        )}
      </div>
      {mayWrite && (
        <div className={styles.ways}>
          {isAsked ? (
            <>
              <ActionButton action="action-remove" seen={{action: id}} about={`action:${id}`} kind="destructive" describedBy={what}>
                <Text id="action.remove-sure" />
              </ActionButton>
              <Button onPress={() => setAsked(false)}>
                <Text id="action.keep" />
              </Button>
            </>
          ) : (
            <>
              <Button kind="chip" describedBy={what} onPress={onChange}>
                <Text id="action.change" />
              </Button>
              <Button kind="chip" describedBy={what} onPress={() => setAsked(true)}>
                <Text id="action.remove" />
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  );
}
