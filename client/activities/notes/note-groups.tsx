import type {ThemeId} from '../../../shared/wire/ids.ts';
import {classNames} from '../../kit/class-names.ts';
import {Fold} from '../../kit/fold.tsx';
import {Quoted} from '../../kit/words.tsx';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/phone-notes.ts';
import styles from '../phone-face.module.css';

interface GroupHeadingProps {
  readonly theme: ThemeId | null;
  readonly count: number;
}

/** "Getting there (4)". */
export const GroupHeading = (props: GroupHeadingProps) => (
  <h3 tabIndex={-1} id={headingId(props.theme)}>
    <GroupName {...props} />
  </h3>
);

interface FoldingHeadingProps extends GroupHeadingProps {
  readonly isOpen: boolean;
  /** Null while notes are looked for: what is found is not closed. */
  readonly onToggle: ((theme: ThemeId | null) => void) | null;
}

/** The same as a button that opens and closes the notes under it; where there are none there is nothing to open. */
export const FoldingHeading = ({isOpen, onToggle, ...group}: FoldingHeadingProps) => {
  const name = <GroupName {...group} />;
  return (
    <h3 tabIndex={-1} id={headingId(group.theme)}>
      {group.count === 0 || onToggle === null ? (
        name
      ) : (
        <Fold isOpen={isOpen} onToggle={() => onToggle(group.theme)}>
          {name}
        </Fold>
      )}
    </h3>
  );
};

export const headingId = (theme: ThemeId | null): string => `theme-${theme ?? 'none'}`;

/** A theme that has gone meanwhile leaves its notes in none. */
function GroupName({theme, count}: GroupHeadingProps) {
  const title = useRecord(`theme:${theme ?? ''}`)?.title;
  return <Text id="notes.theme" values={{theme: title === undefined ? <Text id="notes.no-theme" /> : <Quoted>{title}</Quoted>, count}} />;
}

/** Keeps the place of a note that has gone, so that nothing moves under the finger. */
export const GoneNote = () => (
  <li className={classNames(styles.note, styles.gone)}>
    <p>
      <Text id="notes.gone" />
    </p>
  </li>
);
