import {type ReactNode, useContext, useEffect, useId, useRef} from 'react';
import {Text} from '../locales/kit.ts';
import {Button} from './button.tsx';
import styles from './dialog.module.css';
import {DialogTop} from './dialog-top.ts';
import {focusNearest, focusQuietly, partsAround} from './focus.ts';

interface DialogProps {
  /** The caller's: nobody else's act opens a dialog. */
  readonly isOpen: boolean;
  readonly title: ReactNode;
  /** Every way of closing ends here, but for `onEscape`. */
  readonly onClose: () => void;
  /** Where Escape and the phone's way back mean something else than the button. */
  readonly onEscape?: (() => void) | undefined;
  readonly children: ReactNode;
  /** Buttons before Close, such as the one that does what the dialog asks about. */
  readonly actions?: ReactNode;
  readonly closeLabel?: ReactNode;
}

/** A native modal: focus goes to its heading, and back to what opened it. Its contents exist only while it is open. */
export function Dialog({isOpen, title, onClose, onEscape = onClose, children, actions, closeLabel}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  const top = useContext(DialogTop);
  useEffect(() => {
    const element = dialog.current;
    if (!isOpen || !element) return;
    const goBack = keepPlace();
    element.showModal();
    focusQuietly(heading.current);
    return () => {
      element.close();
      goBack();
    };
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={event => {
        event.preventDefault();
        onEscape();
      }}
    >
      {isOpen && (
        <div className={styles.sheet}>
          {top}
          <h2 id={titleId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {children}
          <div className={styles.actions}>
            {actions}
            <Button onPress={onClose}>{closeLabel ?? <Text id="kit.close" />}</Button>
          </div>
        </div>
      )}
      <div className="visually-hidden" role="status" data-speech="polite" />
      <div className="visually-hidden" role="alert" data-speech="assertive" />
    </dialog>
  );
}

/** Remembers what has the focus now. The answer gives it back; where that has gone meanwhile, to the nearest heading. */
export function keepPlace(): () => void {
  const opener = document.activeElement;
  const around = partsAround(opener);
  return () => {
    if (opener instanceof HTMLElement) opener.focus();
    // It may also go in this same change of the page.
    queueMicrotask(() => {
      if (!opener?.isConnected) focusNearest(around);
    });
  };
}
