import '../kit/base.css';
import {createRoot} from 'react-dom/client';
import type {AddressAnswer} from '../../shared/wire/http.ts';
import {Id, type SessionId} from '../../shared/wire/ids.ts';
import {fetchConsoleFaces} from '../activities/console-faces.ts';
import {announce} from '../kit/announcer.ts';
import {rescueFocus} from '../kit/rescue-focus.ts';
import {listenForShortcuts} from '../kit/shortcuts.ts';
import {openRoom} from '../live/live-room.ts';
import {getJson} from '../live/requests.ts';
import {LiveContext} from '../live/use-room.ts';
import {actionOfKey, buttonIdOf} from './actions.ts';
import {watchChanges} from './changes.ts';
import {Console} from './console.tsx';
import {DeskContext} from './desk.ts';
import {pageTitle} from './page-title.ts';
import {sayChanges} from './say-changes.ts';
import {useShortcutChoice} from './shortcut-choice.ts';

/** Words spoken into a dialog that closes with the same change would be lost: the page changes first. Milliseconds. */
const SAY_AFTER_MS = 150;

const app = document.getElementById('app');
const session = Id.safeParse(location.pathname.split('/')[2]);
if (!session.success) location.replace('/o');
else if (app) start(app, session.data);

function start(app: HTMLElement, session: SessionId): void {
  const live = openRoom({session, as: 'console'});
  const desk = {changes: watchChanges(live.room), address: addressForPhones()};
  live.room.subscribe((after, before) => {
    for (const {topic, text, level} of sayChanges(before, after)) setTimeout(() => announce(topic, text, {level}), SAY_AFTER_MS);
    const title = pageTitle(after);
    if (document.title !== title) document.title = title;
  });
  listenForShortcuts(press);
  void fetchConsoleFaces();
  rescueFocus(app);
  createRoot(app).render(
    <LiveContext value={live}>
      <DeskContext value={desk}>
        <Console />
      </DeskContext>
    </LiveContext>,
  );
}

/** A key presses its action's button, if that is on the page. */
function press(key: string): boolean {
  const action = useShortcutChoice.getState().isOn ? actionOfKey(key) : undefined;
  const id = action && buttonIdOf(action);
  const button = id ? document.getElementById(id) : null;
  button?.click();
  return button !== null;
}

/** Where phones find the server; the address of this page when the server does not say. */
async function addressForPhones(): Promise<string> {
  const reply = await getJson<AddressAnswer>('/live/address');
  return reply.ok ? reply.body.origin : location.origin;
}
