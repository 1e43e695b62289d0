import {Boundary} from '../../../../client/kit/boundary.tsx';
import {Button} from '../../../../client/kit/button.tsx';
import {Notice} from '../../../../client/kit/notice.tsx';
import {QrCode} from '../../../../client/kit/qr-code.tsx';
import {Quoted, Words} from '../../../../client/kit/words.tsx';
import {wearEasyWords} from '../../easy-words.ts';
import type {Complete} from '../../scene.ts';
import {EasyIcons, Icons} from './icons.tsx';
import {kit} from './kit-scene.ts';

function Breaks(): never {
  throw new Error('This part is broken on purpose');
}

/** Parts that tell something, in words or signs. */
export const TOLD: Complete<'boundary' | 'icon' | 'notice' | 'qr-code' | 'words'> = {
  boundary: [
    kit(
      'boundary/broken',
      <Boundary>
        <Breaks />
      </Boundary>,
    ),
  ],
  icon: [kit('icon/all', <Icons />), kit('icon/easy', <EasyIcons />, {act: wearEasyWords})],
  notice: [
    kit(
      'notice/every-tone',
      <>
        <Notice icon="offline">You are offline. Your writing is saved on this phone.</Notice>
        <Notice tone="soon" icon="clock" action={<Button>Try now</Button>}>
          Taking a little longer.
        </Notice>
        <Notice tone="good" icon="check">
          You are back. 2 notes sent.
        </Notice>
        <Notice tone="danger" icon="warning">
          This session is ending now.
        </Notice>
      </>,
    ),
  ],
  'qr-code': [kit('qr-code/link', <QrCode text="https://workshop.example/j#0123456789abcdefghijkl" label="Code to join with a camera" />)],
  words: [
    kit(
      'words/other-peoples',
      <>
        <Words>{'أريد أن أعرف كم سأنتظر\nand on a line of its own <b>no markup</b> 🙂'}</Words>
        <p>
          The group has moved on to <Quoted>أهلا 123</Quoted>.
        </p>
        <Words>{'Averyverylongwordwithoutanyplacetobreakit'.repeat(4)}</Words>
      </>,
    ),
  ],
};
