import type {ReactNode} from 'react';
import {classNames} from './class-names.ts';
import styles from './tabs.module.css';

interface TabsProps<Id extends string> {
  /** What one chooses here. */
  readonly label: string;
  readonly tabs: readonly {readonly id: Id; readonly label: ReactNode}[];
  readonly current: Id;
  readonly onChoose: (id: Id) => void;
}

/** Buttons that change what stands below; the one that is shown says so. No tab role: each is reached by the Tab key, as buttons are. */
export const Tabs = <Id extends string>({label, tabs, current, onChoose}: TabsProps<Id>) => (
  <nav aria-label={label}>
    <ul className={styles.tabs}>
      {tabs.map(tab => (
        <li key={tab.id}>
          <button
            type="button"
            className={classNames(styles.tab, tab.id === current && styles.current)}
            aria-current={tab.id === current ? 'true' : undefined}
            onClick={() => onChoose(tab.id)}
          >
            {tab.label}
          </button>
        </li>
      ))}
    </ul>
  </nav>
);
