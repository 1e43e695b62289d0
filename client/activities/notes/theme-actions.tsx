import {useState} from 'react';
import type {ActivityId, ThemeId} from '../../../shared/wire/ids.ts';
import {ActionButton} from '../../console/action-button.tsx';
import {useMay} from '../../console/power.ts';
import {Button} from '../../kit/button.tsx';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/console-faces.ts';
import styles from './console-notes.module.css';
import {ThemeDialog} from './theme-dialog.tsx';

interface ThemeActionsProps {
  readonly activity: ActivityId;
  readonly theme: ThemeId;
  /** The id of the element with its name. */
  readonly heading: string;
}

/** What those at consoles can do about a theme, beside its name. */
export function ThemeActions({activity, theme, heading}: ThemeActionsProps) {
  const [isRenaming, setRenaming] = useState(false);
  const mayRename = useMay('theme-rename');
  const isOffered = useRecord('session')?.offered === theme;
  return (
    <div className={styles.actions}>
      <ActionButton
        action="theme-offer"
        seen={{theme, isOffered}}
        about={`theme:${theme}`}
        isPressed={isOffered}
        describedBy={`${heading} ${heading}-offer`}
      >
        <Text id="theme.offer" />
      </ActionButton>
      <span id={`${heading}-offer`} hidden>
        <Text id="theme.offer-means" />
      </span>
      {mayRename && (
        <Button icon="pencil" describedBy={heading} onPress={() => setRenaming(true)}>
          <Text id="theme.rename" />
        </Button>
      )}
      <ActionButton action="theme-remove" seen={{theme}} about={`theme:${theme}`} describedBy={`${heading} ${heading}-means`}>
        <Text id="theme.remove" />
      </ActionButton>
      <span id={`${heading}-means`} hidden>
        <Text id="theme.remove-means" />
      </span>
      <ThemeDialog isOpen={isRenaming} activity={activity} theme={theme} onClose={() => setRenaming(false)} />
    </div>
  );
}
