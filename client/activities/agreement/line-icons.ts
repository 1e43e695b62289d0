import type {EasyIconName} from '../../kit/easy-icon.tsx';
import {t} from '../../locales/agreement.ts';

/** In the order of the lines that an agreement begins with. */
const MEANT = [
  ['default.agreement.1', 'speech'],
  ['default.agreement.2', 'forward'],
  ['default.agreement.3', 'person'],
  ['default.agreement.4', 'lock'],
  ['default.agreement.5', 'heart'],
  ['default.agreement.6', 'cup'],
] as const satisfies readonly (readonly [id: string, icon: EasyIconName])[];

/** What a line means that somebody has written nobody can say: the group says it. */
export const iconOf = (line: string): EasyIconName => MEANT.find(([id]) => t(id) === line)?.[1] ?? 'people';
