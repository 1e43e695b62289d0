import {Button} from '../../../../client/kit/button.tsx';
import {Dialog} from '../../../../client/kit/dialog.tsx';
import {Field} from '../../../../client/kit/field.tsx';
import {Popover} from '../../../../client/kit/popover.tsx';
import {Words} from '../../../../client/kit/words.tsx';
import type {Complete} from '../../scene.ts';
import {kit, LONG, nothing} from './kit-scene.ts';

/** Parts that open over the page. */
export const OVER_THE_PAGE: Complete<'dialog' | 'popover'> = {
  dialog: [
    kit(
      'dialog/open',
      <Dialog isOpen title="End the session?" onClose={nothing} actions={<Button kind="destructive">End it now</Button>}>
        <p>Nobody can write after this.</p>
        <Field id="reason" name="reason" label="Why?" error="Say why" />
      </Dialog>,
    ),
    kit(
      'dialog/long',
      <Dialog isOpen title={LONG} onClose={nothing}>
        {Array.from({length: 12}, (_, at) => at).map(at => (
          <p key={at}>You can skip anything. You can leave at any time. What you write is private.</p>
        ))}
      </Dialog>,
    ),
  ],
  popover: [
    kit(
      'popover/open',
      <Popover isOpen title="Move this note to…" onClose={nothing} closeLabel="Leave it where it is">
        <Words>There was nowhere to sit.</Words>
        <Button isWide>In the waiting room</Button>
        <Field id="theme" name="theme" label="A new theme" />
      </Popover>,
    ),
    kit(
      'popover/long',
      <Popover isOpen title={LONG} onClose={nothing} closeLabel="Leave it where it is">
        {Array.from({length: 12}, (_, at) => at).map(at => (
          <Button key={at} isWide>
            {LONG}
          </Button>
        ))}
      </Popover>,
    ),
  ],
};
