import type {ReactNode} from 'react';
import {classNames} from './class-names.ts';
import {Icon, type IconName} from './icon.tsx';
import styles from './notice.module.css';

interface NoticeProps {
  readonly tone?: 'plain' | 'soon' | 'good' | 'danger';
  readonly icon?: IconName;
  readonly children: ReactNode;
  /** One button at most. */
  readonly action?: ReactNode;
}

/** A bar or card that says one thing. It is silent by itself: what must be heard goes through the announcer. */
export const Notice = ({tone = 'plain', icon, children, action}: NoticeProps) => (
  <div className={classNames(styles.notice, styles[tone])}>
    {icon && <Icon name={icon} />}
    <div className={styles.words}>{children}</div>
    {action && <div className={styles.action}>{action}</div>}
  </div>
);
