import {Boundary} from '../../../client/kit/boundary.tsx';
import {Button, ButtonLink} from '../../../client/kit/button.tsx';
import {Bars, Spread} from '../../../client/kit/chart.tsx';
import {Choices} from '../../../client/kit/choices.tsx';
import {CopyButton} from '../../../client/kit/copy-button.tsx';
import {Dialog} from '../../../client/kit/dialog.tsx';
import {Disc} from '../../../client/kit/disc.tsx';
import {type DiscClock, discState} from '../../../client/kit/disc-times.ts';
import {Disclosure} from '../../../client/kit/disclosure.tsx';
import {Field} from '../../../client/kit/field.tsx';
import {Form} from '../../../client/kit/form.tsx';
import {Notice} from '../../../client/kit/notice.tsx';
import {Popover} from '../../../client/kit/popover.tsx';
import {QrCode} from '../../../client/kit/qr-code.tsx';
import {ReaderControls} from '../../../client/kit/reader-controls.tsx';
import {Stepper} from '../../../client/kit/stepper.tsx';
import {Tabs} from '../../../client/kit/tabs.tsx';
import {Quoted, Words} from '../../../client/kit/words.tsx';
import {MINUTE, type Millis, SECOND} from '../../../shared/wire/ids.ts';
import {START} from '../../telling/telling.ts';
import {wearEasyWords} from '../easy-words.ts';
import type {Complete, Scene} from '../scene.ts';
import {GrowingList} from './growing-list.tsx';
import {EasyIcons, Icons} from './icons.tsx';
import {SelectFields} from './select-fields.tsx';

const nothing = () => undefined;
const LONG = 'Ein sehr langes Wort wie Teilnahmevoraussetzungsbescheinigung, Gwasanaethau Cymdeithasol';

const kit = (name: string, content: React.ReactNode, more: Partial<Scene> = {}): Scene => ({
  name: `kit/${name}`,
  show: async () => content,
  ...more,
});

const disc = (clock: DiscClock, words: string, isLarge = false) => (
  <p>
    <Disc clock={clock} total={15 * MINUTE} state={discState(clock, START)} now={() => START} isLarge={isLarge}>
      {words}
    </Disc>
  </p>
);
const left = (ms: Millis) => ({due: START + ms});

const rows = (...counts: number[]) =>
  counts.map((count, at) => ({label: ['Not at all', 'A little', 'Mostly', 'Yes', 'I am not sure'][at] ?? LONG, count}));

/** As a browser whose owner has switched copying off. */
function withoutClipboard(): void {
  Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true});
  document.execCommand = () => false;
}

function Breaks(): never {
  throw new Error('This part is broken on purpose');
}

export const KIT: Complete<
  | 'boundary'
  | 'button'
  | 'chart'
  | 'choices'
  | 'dialog'
  | 'disc'
  | 'disclosure'
  | 'field'
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
> = {
  boundary: [
    kit(
      'boundary/broken',
      <Boundary>
        <Breaks />
      </Boundary>,
    ),
  ],
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
  chart: [
    kit('chart/bars', <Bars id="bars" sentence="12 agree, 3 are not sure, 4 disagree." rows={rows(12, 3, 4)} />, {
      act: ({press}) => press('Show as a table'),
    }),
    kit('chart/all-equal', <Bars id="equal" sentence="All have three." rows={rows(3, 3, 3)} />),
    kit('chart/one-bar', <Bars id="one" sentence="Five chose “Not at all”." rows={rows(5)} />),
    kit('chart/too-few', <Bars id="few" sentence="" rows={null} />),
    kit('chart/long-labels', <Bars id="long" sentence="They are far apart." rows={rows(1, 0, 2, 4, 0, 9)} />),
    kit('chart/spread', <Spread id="spread" sentence="Most are in the middle." rows={rows(1, 4, 9, 2, 0)} />),
  ],
  choices: [
    kit(
      'choices/radios',
      <Choices
        legend="How are you arriving today?"
        name="check-in"
        options={['Struggling', 'Low', 'OK', 'Good', 'Great'].map(value => ({value, label: value}))}
        defaultValue="OK"
      />,
    ),
    kit(
      'choices/checkboxes-with-hints-and-error',
      <Choices
        legend="Anything we should know?"
        hint="The facilitator sees this."
        error="Choose one, or go on without."
        name="know"
        isMultiple
        defaultValue={['reader']}
        options={[
          {value: 'reader', label: 'I use a screen reader', hint: 'We say what is on the big screen.'},
          {value: 'long', label: LONG},
        ]}
      />,
    ),
  ],
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
  disc: [
    kit(
      'disc/every-state',
      <>
        {disc(left(15 * MINUTE), 'About 15 minutes left')}
        {disc(left(6 * MINUTE), 'About 6 minutes left')}
        {disc(left(2 * MINUTE), 'About 2 minutes left')}
        {disc(left(30 * SECOND), '30 seconds left')}
        {disc(left(-MINUTE), 'Taking a little longer')}
        {disc({left: 9 * MINUTE}, 'Paused')}
        {disc(left(10 * MINUTE), 'Back at 11:10', true)}
      </>,
      {isSmoke: true},
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
  field: [
    kit(
      'field/every-state',
      <>
        <Field id="empty" name="empty" label="Your note" isMultiline />
        <Field
          id="hint"
          name="hint"
          label="Enter the 8-number code"
          hint="You can find it on the screen."
          inputMode="numeric"
          isCode
          defaultValue="4829 1573"
        />
        <Field id="error" name="error" label="Title" hint="What people see." error="Enter a title" />
        <Field id="near" name="near" label="Near the limit" most={40} defaultValue="Thirty-five letters are in this one" />
        <Field id="over" name="over" label="Over the limit" most={20} defaultValue="More than twenty letters" />
        <Field id="rtl" name="rtl" label="From right to left" isMultiline defaultValue="أريد أن أعرف كم سأنتظر" />
      </>,
    ),
  ],
  form: [
    kit(
      'form/errors',
      <Form
        onSend={nothing}
        errors={[
          {field: 'title', message: 'Enter a title'},
          {field: 'choice', message: 'Choose when it starts'},
          {field: null, message: 'The server could not be reached. Try again.'},
        ]}
      >
        <Field id="title" name="title" label="Title" error="Enter a title" />
        <Choices
          legend="When does it start?"
          name="choice"
          error="Choose when it starts"
          options={[
            {value: 'now', label: 'Now'},
            {value: 'later', label: 'Later'},
          ]}
        />
        <Button type="submit" kind="primary">
          Save
        </Button>
      </Form>,
    ),
  ],
  icon: [kit('icon/all', <Icons />), kit('icon/easy', <EasyIcons />, {act: wearEasyWords})],
  'live-list': [
    kit('live-list/empty', <GrowingList at={[[]]} />),
    kit(
      'live-list/some-waiting',
      <GrowingList
        at={[
          ['a', 'b'],
          ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
        ]}
      />,
      {isSmoke: true, act: ({press}) => press('Next')},
    ),
    kit(
      'live-list/shown',
      <GrowingList
        at={[
          ['a', 'b'],
          ['a', 'c', 'b'],
        ]}
      />,
      {
        act: async ({press}) => {
          await press('Next');
          await press('Show 1 new');
        },
      },
    ),
    kit(
      'live-list/paused',
      <GrowingList
        at={[
          ['a', 'b'],
          ['a', 'b', 'c'],
        ]}
      />,
      {
        act: async ({press}) => {
          await press('Pause updates');
          await press('Next');
        },
      },
    ),
    kit(
      'live-list/gone-while-reading',
      <GrowingList
        at={[
          ['a', 'b', 'c'],
          ['a', 'c'],
        ]}
        isFromWithin
      />,
      {act: ({press}) => press('Next here')},
    ),
  ],
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
  'qr-code': [kit('qr-code/link', <QrCode text="https://workshop.example/j#0123456789abcdefghijkl" label="Code to join with a camera" />)],
  reader: [kit('reader/controls', <ReaderControls />, {isSmoke: true})],
  'select-field': [kit('select-field/every-state', <SelectFields />)],
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
