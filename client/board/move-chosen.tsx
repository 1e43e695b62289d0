import type {ThemeId} from '../../shared/wire/ids.ts';
import {Button} from '../kit/button.tsx';
import {Popover} from '../kit/popover.tsx';
import {Quoted} from '../kit/words.tsx';
import {useRecord} from '../live/use-room.ts';
import {Text} from '../locales/board.ts';
import styles from './canvas.module.css';

interface MoveChosenProps {
  readonly isOpen: boolean;
  readonly count: number;
  readonly themes: readonly ThemeId[];
  readonly onTheme: (theme: ThemeId | null) => void;
  readonly onClose: () => void;
}

/** What dragging several notes into a frame does, by buttons. */
export const MoveChosen = ({isOpen, count, themes, onTheme, onClose}: MoveChosenProps) => (
  <Popover isOpen={isOpen} title={<Text id="board.move-title" values={{count}} />} onClose={onClose} closeLabel={<Text id="board.stay" />}>
    <div className={styles.themes}>
      {themes.map(theme => (
        <Theme key={theme} theme={theme} onPress={() => onTheme(theme)} />
      ))}
      <Button isWide onPress={() => onTheme(null)}>
        <Text id="board.no-theme" />
      </Button>
    </div>
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
