import {Icon, type IconName, LineIcon} from './icon.tsx';

// Pictures for lines of words. They are fetched with the lines, and not with the first screen as the others are.
const PATHS = {
  speech: 'M4 5h16v11h-8l-4 4v-4H4z',
  person: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21a8 8 0 0 1 16 0',
  heart: 'M12 20C8 17 3 13.500 3 9a4.500 4.500 0 0 1 9-1.500A4.500 4.500 0 0 1 21 9c0 4.500-5 8-9 11z',
  cup: 'M4 9h12v6a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5zM16 10h1.500a2.500 2.500 0 0 1 0 5H16M8 3v3M12 3v3',
} as const;

export type EasyIconName = IconName | keyof typeof PATHS;

export const EASY_ICON_NAMES = Object.keys(PATHS) as readonly EasyIconName[];

/** At the start of a line, for whoever reads easy words: it supports the words and is never alone. */
export const EasyIcon = ({name}: {readonly name: EasyIconName}) => (
  <span data-easy-shows>{name in PATHS ? <LineIcon path={PATHS[name as keyof typeof PATHS]} /> : <Icon name={name as IconName} />}</span>
);
