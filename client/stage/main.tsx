import '../kit/base.css';
import {createRoot} from 'react-dom/client';
import type {AddressAnswer} from '../../shared/wire/http.ts';
import {Id, type SessionId} from '../../shared/wire/ids.ts';
import {rescueFocus} from '../kit/rescue-focus.ts';
import {openRoom} from '../live/live-room.ts';
import {recordIn} from '../live/records.ts';
import {getJson} from '../live/requests.ts';
import {LiveContext} from '../live/use-room.ts';
import {AddressContext} from './address.ts';
import {enter, hasKey, takeKey} from './enter.ts';
import {listenForStageKeys, type StageKey} from './keys.ts';
import {NotIn} from './not-in.tsx';
import {pageTitle} from './page-title.ts';
import {usePager} from './pager.ts';
import {toggleBlank, toggleChime, toggleFull, toggleHold, watchFull} from './running.ts';
import {Stage} from './stage.tsx';

const app = document.getElementById('app');
const session = Id.safeParse(location.pathname.split('/')[2]);
if (!session.success) location.replace('/o');
else if (app) void start(app, session.data);

/** A ticket is asked for with the seat's cookie: not before the link has given it. */
async function start(app: HTMLElement, session: SessionId): Promise<void> {
  const key = takeKey();
  // The link pasted into a page that is open already changes nothing but the fragment: load it as if it were new.
  window.addEventListener('hashchange', () => {
    if (hasKey()) location.reload();
  });
  const refused = key === null ? null : await enter(session, key);
  if (refused === null) show(app, session);
  else createRoot(app).render(<NotIn why={refused} />);
}

function show(app: HTMLElement, session: SessionId): void {
  const live = openRoom({session, as: 'stage'});
  live.room.subscribe(after => {
    const title = pageTitle(after);
    if (document.title !== title) document.title = title;
  });
  const press = (key: StageKey) => {
    const {turn} = usePager.getState();
    switch (key) {
      case 'forward':
        return turn(1);
      case 'back':
        return turn(-1);
      case 'hold':
        return toggleHold();
      case 'full':
        return toggleFull();
      case 'blank':
        return toggleBlank(recordIn(live.room.getState().records, 'stage'));
      case 'chime':
        return toggleChime();
    }
  };
  listenForStageKeys(press);
  rescueFocus(app);
  watchFull();
  createRoot(app).render(
    <LiveContext value={live}>
      <AddressContext value={addressForPhones()}>
        <Stage />
      </AddressContext>
    </LiveContext>,
  );
}

/** Under which origin phones find the server; the address of this page when the server does not say. */
async function addressForPhones(): Promise<string> {
  const reply = await getJson<AddressAnswer>('/live/address');
  return reply.ok ? reply.body.origin : location.origin;
}
