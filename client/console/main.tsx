import '../kit/base.css';
import {createRoot, type Root} from 'react-dom/client';
import {Id, type SessionId} from '../../shared/wire/ids.ts';
import {fetchConsoleFaces} from '../activities/console-faces.ts';
import {focusField} from '../kit/focus.ts';
import {holdField} from '../kit/hold-field.ts';
import {rescueFocus} from '../kit/rescue-focus.ts';
import {listenForShortcuts} from '../kit/shortcuts.ts';
import {addressForOthers} from '../live/links.ts';
import {openRoom} from '../live/live-room.ts';
import {sit} from '../live/requests.ts';
import {OwnContext} from '../live/use-own.ts';
import {LiveContext} from '../live/use-room.ts';
import {actionOfKey, buttonIdOf} from './actions.ts';
import {openAssist} from './assist.ts';
import {watchChanges} from './changes.ts';
import {Console} from './console.tsx';
import {DeskContext} from './desk.ts';
import {hasLinkKey, takeLinkKey} from './link-key.ts';
import {pageTitle} from './page-title.ts';
import {goToPanel, showPanelOf} from './panels.ts';
import {watchSelected} from './selected-note.ts';
import {useShortcutChoice} from './shortcut-choice.ts';
import {Sit} from './sit.tsx';
import {speakOf} from './speak.ts';

const app = document.getElementById('app');
const session = Id.safeParse(location.pathname.split('/')[2]);
if (!session.success) location.replace('/o');
else if (app) enter(app, session.data);

function enter(app: HTMLElement, session: SessionId): void {
  const key = takeLinkKey();
  const root = createRoot(app);
  rescueFocus(app);
  // A link pasted into a page that is open already changes nothing but the fragment: load it as if it were new.
  window.addEventListener('hashchange', () => {
    if (hasLinkKey()) location.reload();
  });
  if (key === null) void start(root, session);
  else root.render(<Sit onSit={name => sit(session, key, name)} onSeated={() => void start(root, session)} />);
}

async function start(root: Root, session: SessionId): Promise<void> {
  const live = openRoom({session, as: 'console'});
  const assist = await openAssist(live.room);
  const desk = {changes: watchChanges(live.room), address: addressForOthers()};
  speakOf(live.room);
  live.room.subscribe(after => {
    const title = pageTitle(after);
    if (document.title !== title) document.title = title;
  });
  listenForShortcuts(press);
  watchSelected();
  holdField();
  void fetchConsoleFaces();
  root.render(
    <LiveContext value={live}>
      <DeskContext value={desk}>
        <OwnContext value={assist}>
          <Console />
        </OwnContext>
      </DeskContext>
    </LiveContext>,
  );
}

/** Two presses on one key within this time are one, also when another button stands there by the second. Milliseconds. */
const SAME_PRESS_MS = 400;
let last: {readonly key: string; readonly button: HTMLElement; readonly at: number} | null = null;

/** A key presses its action's button, if that is on the page; a part of the page that is not shown comes into sight with it. */
function press(key: string): boolean {
  const action = useShortcutChoice.getState().isOn ? actionOfKey(key) : undefined;
  const id = action && buttonIdOf(action);
  const button = id ? document.getElementById(id) : null;
  if (!button) return action === 'find' && find();
  const at = performance.now();
  if (last?.key === key && last.button !== button && at - last.at < SAME_PRESS_MS) return true;
  last = {key, button, at};
  showPanelOf(button);
  button.click();
  return true;
}

/** The field in which notes are looked for, where it is open already; else the notes, where there is nothing to look through. */
function find(): boolean {
  const field = document.querySelector<HTMLElement>('[data-part] input[id^="find"]');
  if (!field) {
    goToPanel('notes');
    return true;
  }
  showPanelOf(field);
  queueMicrotask(() => focusField(field.id));
  return true;
}
