import {Button, ButtonLink} from '../../../../client/kit/button.tsx';
import {CopyButton} from '../../../../client/kit/copy-button.tsx';
import {Disclosure} from '../../../../client/kit/disclosure.tsx';
import {Stepper} from '../../../../client/kit/stepper.tsx';
import {Tabs} from '../../../../client/kit/tabs.tsx';
import type {Complete} from '../../scene.ts';
import {kit, LONG, nothing} from './kit-scene.ts';

/** As a browser whose owner has switched copying off. */
function withoutClipboard(): void {
  Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true});
  document.execCommand = () => false;
}

/** Parts that are pressed. */
export const PRESSED: Complete<'button' | 'disclosure' | 'stepper' | 'tabs'> = {
  button: [
    kit(
      'button/every-kind',
      <>
        <Button kind="primary">Send</Button>
        <Button>Look again</Button>
        <Button kind="destructive">End it now</Button>
        <Button kind="plain">Not now</Button>
        <Button kind="chip" icon="lock">
          Private
        </Button>
        <Button isWide icon="hand">
          Raise hand
        </Button>
        <Button isBusy kind="primary">
          Sending
        </Button>
        <Button isOff>One fewer</Button>
        <Button isPressed>Me too</Button>
        <Button isPressed={false}>Tell us more</Button>
        <Button kind="primary">{LONG}</Button>
        <ButtonLink href="#somewhere">Go there</ButtonLink>
        <CopyButton text="4829 1573" label="Copy the code" done="The code is copied" />
      </>,
      {isSmoke: true},
    ),
    kit(
      'button/not-copied',
      <CopyButton text="https://workshop.example/f/8Jm2c0Vf9pT1xQ5sKd3aBw#xUq7" label="Copy this link" done="The link is copied" />,
      {
        act: ({press}) => {
          withoutClipboard();
          return press('Copy this link');
        },
      },
    ),
  ],
  disclosure: [
    kit(
      'disclosure/closed-and-open',
      <>
        <Disclosure id="closed" summary="How we keep it private">
          <p>Nobody here can see who wrote it.</p>
        </Disclosure>
        <Disclosure id="open" summary={<h2>What to expect</h2>} isOpenAtFirst>
          <p>You will write three times. Speaking is up to you.</p>
        </Disclosure>
      </>,
    ),
  ],
  stepper: [
    kit(
      'stepper/none-some-all',
      [0, 2, 5].map(value => (
        <Stepper key={value} label={`Dots for note ${value}`} value={value} most={5} words={`${value} of 5 dots`} onChange={nothing} />
      )),
    ),
  ],
  tabs: [
    kit(
      'tabs/three',
      <Tabs
        label="Parts of the console"
        current="notes"
        onChoose={nothing}
        tabs={[
          {id: 'agenda', label: 'Agenda'},
          {id: 'notes', label: 'Notes (34)'},
          {id: 'people', label: 'People'},
        ]}
      />,
    ),
  ],
};
