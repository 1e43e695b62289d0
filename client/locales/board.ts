import {board} from './en-GB/board.ts';
import {kit} from './en-GB/kit.ts';
import {speech} from './speech.tsx';

/** What the board says. */
export const {t, Text} = speech({...kit, ...board});
