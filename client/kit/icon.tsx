import styles from './icon.module.css';

// 24 by 24, two pixels of line; always beside words, so never read out.
const PATHS = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 7v5l3.5 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5z',
  note: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h5',
  pencil: 'M4 20l1-4L16 5l3 3L8 19l-4 1',
  forward: 'M5 12h14M13 6l6 6-6 6',
  warning: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  offline:
    'M3 3l18 18M8 16a5.5 5.5 0 0 1 6-1M5 12a10 10 0 0 1 4-2.4M2 8.500a15 15 0 0 1 4-2.600M12 5.500a15 15 0 0 1 10 3M15 10.500a10 10 0 0 1 4 1.500M12 19v.5',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  people: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M2 21a7 7 0 0 1 14 0M16 3.500a4 4 0 0 1 0 7M18 14.500A7 7 0 0 1 22 21',
  open: 'M5 9l7 7 7-7',
  hand: 'M7 12V6.500a1.500 1.500 0 0 1 3 0V11M10 11V4.500a1.500 1.500 0 0 1 3 0V11M13 11V5.500a1.500 1.500 0 0 1 3 0V12M16 12V8.500a1.500 1.500 0 0 1 3 0V14a7 7 0 0 1-7 7c-3 0-4.500-1.500-6-4l-2.500-4a1.500 1.500 0 0 1 2.500-1.600L7 12.500',
  signal: 'M4 5h16v11h-8l-4 4v-4H4zM12 8v3M12 13v.5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  pause: 'M8 5v14M16 5v14',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  stage: 'M3 4h18v12H3zM8 21h8M12 16v5',
} as const;

export type IconName = keyof typeof PATHS;

/** All there are, for whoever has to look at them. */
export const ICON_NAMES = Object.keys(PATHS) as readonly IconName[];

export const Icon = ({name}: {readonly name: IconName}) => <LineIcon path={PATHS[name]} isDirectional={name === 'forward'} />;

interface LineIconProps {
  readonly path: string;
  /** It points the way that one reads. */
  readonly isDirectional?: boolean;
}

export const LineIcon = ({path, isDirectional}: LineIconProps) => (
  <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true" focusable="false" data-directional={isDirectional || undefined}>
    <path d={path} />
  </svg>
);
