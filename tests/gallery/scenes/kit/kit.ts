import type {Complete} from '../../scene.ts';
import {ASKED} from './asked.tsx';
import {DRAWN} from './drawn.tsx';
import {GROWING} from './growing.tsx';
import {OVER_THE_PAGE} from './over-the-page.tsx';
import {PRESSED} from './pressed.tsx';
import {TOLD} from './told.tsx';

/** Every part of the kit that people see, each in the file that says what it is for. */
export const KIT: Complete<
  | 'boundary'
  | 'button'
  | 'chart'
  | 'choices'
  | 'dialog'
  | 'disc'
  | 'disclosure'
  | 'field'
  | 'fold'
  | 'form'
  | 'icon'
  | 'live-list'
  | 'notice'
  | 'popover'
  | 'qr-code'
  | 'reader'
  | 'select-field'
  | 'stepper'
  | 'tabs'
  | 'words'
> = {...ASKED, ...DRAWN, ...GROWING, ...OVER_THE_PAGE, ...PRESSED, ...TOLD};
