import type {ReactNode} from 'react';
import {useRef} from 'react';
import styles from './button.module.css';
import {classNames} from './class-names.ts';
import {Icon, type IconName} from './icon.tsx';

/** Within this time a second press on the same button is the same press. Milliseconds. */
const SAME_PRESS_MS = 400;

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** One primary button per screen; a destructive one never stands beside it. */
  readonly kind?: 'primary' | 'outlined' | 'destructive' | 'plain' | 'chip';
  readonly type?: 'button' | 'submit';
  readonly icon?: IconName;
  /** Waiting for an answer: words and focus stay, presses are swallowed. */
  readonly isBusy?: boolean;
  /** Nothing to do now: it stays in its place with the focus, and presses are swallowed. */
  readonly isOff?: boolean;
  /** For a true toggle, whose words do not change. */
  readonly isPressed?: boolean;
  /** For a button that is pressed several times in a row, such as plus and minus. */
  readonly isRepeatable?: boolean;
  readonly isWide?: boolean;
  readonly id?: string;
  /** More for a screen reader than the words say, such as what is taken back. */
  readonly describedBy?: string;
  readonly shortcuts?: string;
}

/** A native button with words. It is never `disabled`: that drops the focus and says nothing. */
export function Button({children, onPress, kind = 'outlined', type = 'button', icon, ...more}: ButtonProps) {
  const {isBusy = false, isOff = false, isPressed, isRepeatable = false, isWide = false, id, describedBy, shortcuts} = more;
  const pressedAt = useRef(Number.NEGATIVE_INFINITY);
  const press = (event: React.MouseEvent) => {
    const isSamePress = !isRepeatable && event.timeStamp - pressedAt.current < SAME_PRESS_MS;
    if (isBusy || isOff || isSamePress) {
      event.preventDefault();
      return;
    }
    pressedAt.current = event.timeStamp;
    onPress?.();
  };
  return (
    <button
      type={type}
      id={id}
      className={classNames(styles.button, styles[kind], isWide && styles.wide)}
      aria-disabled={isBusy || isOff || undefined}
      data-off={isOff || undefined}
      aria-pressed={isPressed}
      aria-describedby={describedBy}
      aria-keyshortcuts={shortcuts}
      onClick={press}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

interface ButtonLinkProps extends Pick<ButtonProps, 'kind' | 'children'> {
  readonly href: string;
  /** Before the browser follows it, or in its stead. */
  readonly onPress?: (event: React.MouseEvent) => void;
}

/** A link that looks like a button, for going somewhere. */
export const ButtonLink = ({href, kind = 'outlined', onPress, children}: ButtonLinkProps) => (
  <a href={href} onClick={onPress} className={classNames(styles.button, styles[kind])}>
    <span>{children}</span>
  </a>
);
