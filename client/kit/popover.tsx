import {type ReactNode, useEffect, useId, useLayoutEffect, useRef} from 'react';
import {Button} from './button.tsx';
import styles from './dialog.module.css';
import {keepPlace} from './dialog.tsx';
import {focusQuietly} from './focus.ts';

interface PopoverProps {
  readonly isOpen: boolean;
  readonly title: ReactNode;
  /** The button, Escape, and a press beside it. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly closeLabel: ReactNode;
}

/**
 * A dialog that leaves the page behind it alive, for a quick choice about one of many things: a modal one makes the whole page inert,
 * and with some hundred rows that alone takes longer than a press should. Focus, Tab and Escape are those of a dialog.
 */
export function Popover({isOpen, title, onClose, children, closeLabel}: PopoverProps) {
  const popover = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  const leave = useRef<(() => void) | null>(null);
  // As part of the change itself: who finds that the pressed button has gone with the focus would take it elsewhere (rescue-focus.ts). And
  // not in the clean-up of that change, in which nothing else hears where the focus goes.
  useLayoutEffect(() => {
    const element = popover.current;
    if (!isOpen) return leave.current?.();
    if (!element) return;
    const goBack = keepPlace();
    // An older browser shows it as the modal dialog that it is without `popover`.
    const isPopover = 'showPopover' in element;
    if (isPopover) element.showPopover();
    else (element as HTMLDialogElement).showModal();
    focusQuietly(heading.current);
    leave.current = () => {
      leave.current = null;
      if (isPopover) element.hidePopover();
      else (element as HTMLDialogElement).close();
      // Whoever pressed something beside it is there already.
      if (document.activeElement === document.body || element.contains(document.activeElement)) goBack();
    };
  }, [isOpen]);
  useEffect(() => () => leave.current?.(), []);
  return (
    <dialog
      ref={popover}
      popover="auto"
      className={styles.dialog}
      aria-labelledby={titleId}
      data-asking={isOpen || undefined}
      onKeyDown={keepTabInside}
      onBeforeToggle={event => {
        if (event.newState === 'closed') onClose();
      }}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
    >
      {isOpen && (
        <div className={styles.sheet}>
          <h2 id={titleId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {children}
          <div className={styles.actions}>
            <Button onPress={onClose}>{closeLabel}</Button>
          </div>
        </div>
      )}
      {/* Shown as a modal dialog it makes the page inert, and the regions for speech with it. */}
      <div className="visually-hidden" role="status" data-speech="polite" />
      <div className="visually-hidden" role="alert" data-speech="assertive" />
    </dialog>
  );
}

const TABBED = 'a[href], button, input, select, textarea, summary';

/** For `onKeyDown`: Tab goes round among what stands inside, as it does in a modal dialog. */
function keepTabInside(event: Pick<React.KeyboardEvent<HTMLElement>, 'key' | 'shiftKey' | 'currentTarget' | 'preventDefault'>): void {
  if (event.key !== 'Tab') return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(TABBED)];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const isLeaving = event.shiftKey ? at <= 0 : at === all.length - 1;
  if (!isLeaving) return;
  event.preventDefault();
  all.at(event.shiftKey ? -1 : 0)?.focus();
}
