import {useState} from 'react';
import type {ThemeId} from '../../shared/wire/ids.ts';
import {MAX_THEME_CHARS} from '../../shared/wire/limits.ts';
import {Button} from '../kit/button.tsx';
import {NameForm} from '../kit/name-form.tsx';
import {Popover} from '../kit/popover.tsx';
import {Quoted} from '../kit/words.tsx';
import {newId} from '../live/commands.ts';
import {useRecord} from '../live/use-room.ts';
import {Text, t} from '../locales/board.ts';
import styles from './canvas.module.css';

interface MoveChosenProps {
  readonly isOpen: boolean;
  readonly count: number;
  readonly themes: readonly ThemeId[];
  readonly onTheme: (theme: ThemeId | null) => void;
  /** Makes a theme, and moves them there. */
  readonly onNew: (theme: ThemeId, title: string) => Promise<void>;
  readonly onClose: () => void;
}

/** What dragging several notes into a frame does, by buttons. */
export const MoveChosen = ({isOpen, count, themes, onTheme, onNew, onClose}: MoveChosenProps) => (
  <Popover isOpen={isOpen} title={<Text id="board.move-title" values={{count}} />} onClose={onClose} closeLabel={<Text id="board.stay" />}>
    <div className={styles.themes}>
      {themes.map(theme => (
        <Theme key={theme} theme={theme} onPress={() => onTheme(theme)} />
      ))}
      <Button isWide onPress={() => onTheme(null)}>
        <Text id="board.no-theme" />
      </Button>
    </div>
    <NewTheme onNew={onNew} />
  </Popover>
);

function Theme({theme, onPress}: {readonly theme: ThemeId; readonly onPress: () => void}) {
  const title = useRecord(`theme:${theme}`)?.title;
  if (title === undefined) return null;
  return (
    <Button isWide onPress={onPress}>
      <Quoted>{title}</Quoted>
    </Button>
  );
}

function NewTheme({onNew}: Pick<MoveChosenProps, 'onNew'>) {
  const [isBusy, setBusy] = useState(false);
  // The same at a second press, so that a press too many makes no second theme.
  const [made] = useState(newId);
  const make = async (title: string) => {
    setBusy(true);
    await onNew(made, title).finally(() => setBusy(false));
  };
  return (
    <NameForm
      id="board-new-theme"
      label={<Text id="board.new-theme" />}
      most={MAX_THEME_CHARS}
      empty={t('board.new-empty')}
      long={t('board.new-long', {most: MAX_THEME_CHARS})}
      onName={title => void make(title)}
    >
      <Button type="submit" isBusy={isBusy}>
        <Text id="board.new-do" />
      </Button>
    </NameForm>
  );
}
