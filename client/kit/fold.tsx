import type {ReactNode} from 'react';
import styles from './fold.module.css';
import {Icon} from './icon.tsx';

interface FoldProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** The words of a heading as the button that opens and closes what stands under it. The caller leaves out what is closed. */
export const Fold = ({isOpen, onToggle, children}: FoldProps) => (
  <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={onToggle}>
    <span className={styles.mark}>
      <Icon name="open" />
    </span>
    <span className={styles.words}>{children}</span>
  </button>
);
