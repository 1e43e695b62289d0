import type {ReactElement} from 'react';
import {renderToStaticMarkup} from 'react-dom/server';
import {t} from '../../../client/locales/door.ts';
import {t as refused} from '../../../client/locales/phone-refusals.ts';
import {KnockedPage, LetInPage, LockedPage, NotNowPage} from '../../../client/phone/pages/before-door.tsx';
import {JoinPage} from '../../../client/phone/pages/join.tsx';
import {MessagePage} from '../../../client/phone/pages/message.tsx';
import {ShellPage} from '../../../client/phone/pages/shell-page.tsx';
import {StartPage} from '../../../client/phone/pages/start.tsx';
import type {Complete, Scene} from '../scene.ts';

const SESSION = 'session---------------';

/** The ready pages that the server fills: as they are written into a file, before any script has come. */
const door = (name: string, page: ReactElement, act?: Scene['act']): Scene => ({
  name: `door/${name}`,
  show: async () => {
    const {body, title} = new DOMParser().parseFromString(renderToStaticMarkup(page), 'text/html');
    document.title = title;
    return <div ref={place => place?.replaceChildren(...[...body.childNodes].map(node => node.cloneNode(true)))} />;
  },
  ...(act && {act}),
});

export const DOOR: Complete<'join' | 'start' | 'closed' | 'waiting' | 'not-now' | 'let-in' | 'message' | 'shell'> = {
  join: [
    {...door('join', <JoinPage files={null} />), isSmoke: true},
    door('join-empty', <JoinPage files={null} problem={{code: '', error: t('join.empty')}} />),
    door('join-odd', <JoinPage files={null} problem={{code: '<b>ابحث</b> 🎉'.repeat(20), error: t('join.wrong-length')}} />),
  ],
  start: [door('start', <StartPage files={null} code="48291573" />, ({press}) => press('How private is it?'))],
  closed: [door('locked', <LockedPage files={null} session={SESSION} />)],
  waiting: [door('asked', <KnockedPage files={null} session={SESSION} />)],
  'not-now': [door('not-now', <NotNowPage files={null} session={SESSION} />)],
  'let-in': [door('let-in', <LetInPage files={null} session={SESSION} />)],
  message: [
    door(
      'message',
      <MessagePage files={null} heading={refused('refusal-heading.session-full')} sentence={refused('refusal.session-full')} />,
    ),
  ],
  shell: [door('shell', <ShellPage files={null} />)],
};
