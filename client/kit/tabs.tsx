import {type ReactNode, useEffect, useRef} from 'react';
import {classNames} from './class-names.ts';
import styles from './tabs.module.css';

interface TabsProps<Id extends string> {
  /** What one chooses here. */
  readonly label: string;
  readonly tabs: readonly {readonly id: Id; readonly label: ReactNode}[];
  readonly current: Id;
  /** This view has come by a press on its button, which stood elsewhere: the focus goes on from here, unless it has found a place of its own. */
  readonly wasChosen?: boolean;
  readonly onChoose: (id: Id) => void;
}

/** Buttons that change what stands below; the one that is shown says so. No tab role: each is reached by the Tab key, as buttons are. */
export function Tabs<Id extends string>({label, tabs, current, wasChosen = false, onChoose}: TabsProps<Id>) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const {activeElement} = document;
    // Who looks after lost focus may have given it to a heading.
    const isLost = activeElement === document.body || activeElement?.matches('[tabindex="-1"]');
    if (wasChosen && isLost) nav.current?.querySelector<HTMLElement>('[aria-current]')?.focus({preventScroll: true});
  }, [wasChosen]);
  return (
    <nav ref={nav} aria-label={label}>
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
}
