import '../kit/base.css';
import {Suspense} from 'react';
import {createRoot} from 'react-dom/client';
import type {SessionId} from '../../shared/wire/ids.ts';
import {openKept} from '../live/kept.ts';
import {openTab} from '../live/tab.ts';
import {OwnContext} from '../live/use-own.ts';
import {LiveContext} from '../live/use-room.ts';
import {followWords} from '../locales/easy-words.ts';
import {Elsewhere} from './elsewhere.tsx';
import {NoSession} from './later.ts';
import {openPhone, type Phone} from './phone.ts';
import {PhoneContext} from './phone-context.ts';
import {reloadOnce} from './reload-once.ts';
import {hadQuickExit} from './remembered.ts';
import {Shell} from './shell.tsx';

// A part of the page that the server no longer has: a newer build is out. Without a network the part is asked for again later.
window.addEventListener('vite:preloadError', event => {
  if (navigator.onLine && reloadOnce()) event.preventDefault();
});

// A page that the browser kept in its history is begun anew: somebody else may have this phone since, or nobody.
window.addEventListener('pageshow', ({persisted}) => {
  if (!persisted) return;
  document.body.replaceChildren();
  location.reload();
});

const place = document.getElementById('app');
const session = /^\/s\/([A-Za-z0-9_-]{22})\/?$/.exec(location.pathname)?.[1];
if (place) {
  const root = createRoot(place);
  let show: (() => React.ReactNode) | null = null;
  const render = (content: () => React.ReactNode) => {
    // What the server sent stays until there is something to put in its place.
    place.replaceChildren();
    show = content;
    root.render(content());
  };
  // Made anew, all of it is said anew, and nobody loses their place in it.
  void followWords(() => show && root.render(show())).then(() => {
    if (session) void start(session, render);
    else {
      render(() => (
        <Suspense fallback={null}>
          <NoSession />
        </Suspense>
      ));
    }
  });
}

async function start(id: SessionId, render: (content: () => React.ReactNode) => void): Promise<void> {
  const keeping = openKept();
  let phone: Phone | null = null;
  let isMine = false;
  const tab = openTab(id, () => {
    isMine = false;
    phone?.close();
    phone = null;
    showElsewhere();
  });
  const run = async () => {
    isMine = true;
    const opened = await openPhone(id, keeping);
    // Another tab may have taken over meanwhile.
    if (!isMine) return opened.close();
    phone = opened;
    render(() => (
      <PhoneContext value={opened}>
        <LiveContext value={opened.live}>
          <OwnContext value={opened.own}>
            <Shell />
          </OwnContext>
        </LiveContext>
      </PhoneContext>
    ));
  };
  const use = () => void tab.takeOver().then(run);
  const clear = async () => (await keeping).clear();
  const showElsewhere = () => render(() => <Elsewhere hasQuickExit={hadQuickExit()} onUse={use} clear={clear} />);
  if (await tab.claim()) await run();
  else showElsewhere();
}
