import {memo} from 'react';
import type {Id} from '../../../shared/wire/ids.ts';
import {Button} from '../../kit/button.tsx';
import type {FieldError} from '../../kit/form.tsx';
import {Icon} from '../../kit/icon.tsx';
import {Text, t} from '../../locales/organiser.ts';
import {ActivityFields} from './activity-fields.tsx';
import styles from './activity-row.module.css';
import {type FormRow, wholeIn} from './draft.ts';

export interface RowActs {
  readonly change: (row: Id, change: Partial<FormRow>) => void;
  readonly kind: (row: Id, kind: FormRow['kind']) => void;
  readonly toggle: (row: Id, isOpen: boolean) => void;
  readonly move: (row: Id, by: -1 | 1) => void;
  readonly copy: (row: Id) => void;
  readonly remove: (row: Id) => void;
}

interface ActivityRowProps {
  readonly row: FormRow;
  /** From 1, among those that are there. */
  readonly place: number;
  readonly count: number;
  readonly isOpen: boolean;
  readonly sources: readonly FormRow[];
  readonly errors: readonly FieldError[];
  readonly acts: RowActs;
}

export const summaryOf = (row: Id): string => `summary-${row}`;
export const buttonOf = (row: Id, which: 'up' | 'down'): string => `${which}-${row}`;

/** One activity: a line that says what it is, and its fields when it is open. Remembered, because there may be two hundred of them. */
export const ActivityRow = memo(function ActivityRow({row, place, count, isOpen, sources, errors, acts}: ActivityRowProps) {
  const {row: id} = row;
  const minutes = wholeIn(row.minutes);
  return (
    <li className={styles.row} data-row={id}>
      <details className={styles.details} open={isOpen} onToggle={event => acts.toggle(id, event.currentTarget.open)}>
        <summary id={summaryOf(id)} className={styles.summary} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown">
          <span className={styles.mark}>
            <Icon name="open" />
          </span>
          <h3 className={styles.title}>
            <Text id="form.place" values={{place, title: <bdi>{row.title.trim() || t('form.untitled')}</bdi>}} />
          </h3>
          <span className={styles.facts}>
            <Text id={`kind.${row.kind}`} />
            {!Number.isNaN(minutes) && (
              <>
                {' · '}
                <Text id="form.row-minutes" values={{minutes}} />
              </>
            )}
          </span>
        </summary>
        {isOpen && (
          <div className={styles.fields}>
            <ActivityFields row={row} sources={sources} errors={errors} onChange={acts.change} onKind={acts.kind} />
          </div>
        )}
      </details>
      <div className={styles.buttons}>
        {place > 1 && (
          <Button id={buttonOf(id, 'up')} kind="plain" describedBy={summaryOf(id)} isRepeatable onPress={() => acts.move(id, -1)}>
            <Text id="form.up" />
          </Button>
        )}
        {place < count && (
          <Button id={buttonOf(id, 'down')} kind="plain" describedBy={summaryOf(id)} isRepeatable onPress={() => acts.move(id, 1)}>
            <Text id="form.down" />
          </Button>
        )}
        {isOpen && (
          <>
            <Button kind="plain" describedBy={summaryOf(id)} onPress={() => acts.copy(id)}>
              <Text id="form.copy" />
            </Button>
            <Button kind="plain" describedBy={summaryOf(id)} onPress={() => acts.remove(id)}>
              <Text id="form.remove" />
            </Button>
          </>
        )}
      </div>
    </li>
  );
});
