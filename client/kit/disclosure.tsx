import {type ReactNode, useState} from 'react';
import styles from './disclosure.module.css';
import {Icon} from './icon.tsx';

interface DisclosureProps {
  /** It opens as it was left, as long as the page is open. */
  readonly id: string;
  /** Words, or a heading. */
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly isOpenAtFirst?: boolean;
}

const leftOpen = new Map<string, boolean>();

/** Native details: what is inside can be found by the browser's search, open or not. */
export function Disclosure({id, summary, children, isOpenAtFirst = false}: DisclosureProps) {
  const [isOpen, setOpen] = useState(() => leftOpen.get(id) ?? isOpenAtFirst);
  return (
    <details
      className={styles.disclosure}
      open={isOpen}
      onToggle={({currentTarget}) => {
        leftOpen.set(id, currentTarget.open);
        setOpen(currentTarget.open);
      }}
    >
      <summary className={styles.summary}>
        <span className={styles.mark}>
          <Icon name="open" />
        </span>
        {summary}
      </summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
