import {type ReactNode, useId} from 'react';
import {Boundary} from '../kit/boundary.tsx';
import {classNames} from '../kit/class-names.ts';
import styles from './panel.module.css';

interface PanelProps {
  readonly title: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** One part of the console: a region with a heading, fenced so that the others survive it. */
export function Panel({title, className, children}: PanelProps) {
  const titleId = useId();
  return (
    <section className={classNames(styles.panel, className)} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      <Boundary>{children}</Boundary>
    </section>
  );
}
