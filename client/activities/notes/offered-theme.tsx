import {useEffect, useState} from 'react';
import type {ThemeId} from '../../../shared/wire/ids.ts';
import {announce} from '../../kit/announcer.ts';
import {Button} from '../../kit/button.tsx';
import {focusQuietly} from '../../kit/focus.ts';
import {useIsNew} from '../../kit/use-is-new.ts';
import {Quoted} from '../../kit/words.tsx';
import {useRecord} from '../../live/use-room.ts';
import {Text, t} from '../../locales/phone-offer.ts';
import type {Arrangement} from './arrangement.ts';
import {headingId} from './note-groups.tsx';
import styles from './offered-theme.module.css';
import type {Folds} from './use-folds.ts';
import type {Held} from './use-held.ts';

interface OfferedThemeProps {
  readonly theme: ThemeId;
  readonly list: Held & Folds & {readonly fresh: Arrangement; readonly isFinding: boolean; readonly isPaused: boolean};
  /** The canvas is shown in the list's place, and offers it by itself: here it is only said. */
  readonly isCanvas: boolean;
  /** The last one that this person has answered. */
  readonly answered: ThemeId | null;
  readonly onAnswered: (theme: ThemeId) => void;
}

/**
 * For who wants to go where the facilitator is looking: an offer, and never more. It lies over the end of the page, moves nothing and takes no focus.
 * Whoever has asked that nothing changes, or looks for words, is left in peace. Fetched when something is offered.
 */
export function OfferedTheme({theme, list, isCanvas, answered, onAnswered}: OfferedThemeProps) {
  const {fresh, shown, showAll, closed, toggle, isFinding, isPaused} = list;
  const title = useRecord(`theme:${theme}`)?.title ?? '';
  const [said, setSaid] = useState<ThemeId | null>(null);
  const [going, setGoing] = useState<ThemeId | null>(null);
  const isWelcome = theme !== answered && fresh.some(group => group.theme === theme) && (isCanvas || !(isFinding || isPaused));
  const isShown = isWelcome && !isCanvas;
  const isArriving = useIsNew(isShown);
  useEffect(() => {
    if (!isWelcome || said === theme) return;
    setSaid(theme);
    announce('facilitator', t('offer.theme', {theme: title}), {level: 'few'});
  }, [isWelcome, theme, said, title]);
  // Its heading is there by now, also when it was among what waited.
  useEffect(() => {
    if (going === null) return;
    const heading = document.getElementById(headingId(going));
    focusQuietly(heading);
    heading?.scrollIntoView({block: 'start'});
    setGoing(null);
  }, [going]);
  if (!isShown) return null;
  const go = () => {
    if (!shown.some(group => group.theme === theme)) showAll();
    if (closed.has(theme)) toggle(theme);
    onAnswered(theme);
    setGoing(theme);
  };
  return (
    <section className={styles.offer} aria-label={t('offer.name')} data-arriving={isArriving || undefined}>
      <p>
        <Text id="offer.theme" values={{theme: <Quoted>{title}</Quoted>}} />
      </p>
      <div className={styles.buttons}>
        <Button onPress={go}>
          <Text id="offer.go" />
        </Button>
        <Button onPress={() => onAnswered(theme)}>
          <Text id="offer.stay" />
        </Button>
      </div>
    </section>
  );
}
