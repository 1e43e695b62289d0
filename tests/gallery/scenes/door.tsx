import type {ReactElement} from 'react';
import {renderToStaticMarkup} from 'react-dom/server';
import {JoinPage} from '../../../client/phone/pages/join.tsx';
import {MessagePage} from '../../../client/phone/pages/message.tsx';
import {ShellPage} from '../../../client/phone/pages/shell-page.tsx';
import {StartPage} from '../../../client/phone/pages/start.tsx';
import type {Complete, Scene} from '../scene.ts';

/** The ready pages that the server fills: as they are written into a file, before any script has come. */
const door = (name: string, page: ReactElement, act?: Scene['act']): Scene => ({
  name: `door/${name}`,
  show: async () => {
    const {body, title} = new DOMParser().parseFromString(renderToStaticMarkup(page), 'text/html');
    document.title = title;
    // biome-ignore lint/security/noDangerouslySetInnerHtml: it is the page's own markup, rendered a line above.
    return <div dangerouslySetInnerHTML={{__html: body.innerHTML}} />;
  },
  ...(act && {act}),
});

export const DOOR: Complete<'join' | 'start' | 'message' | 'shell'> = {
  join: [
    {...door('join', <JoinPage files={null} />), isSmoke: true},
    door('join-empty', <JoinPage files={null} problem={{code: '', error: 'Enter the 8-number code'}} />),
    door(
      'join-odd',
      <JoinPage files={null} problem={{code: '<b>ابحث</b> 🎉'.repeat(20), error: 'The code must be 8 numbers, like 4829 1573'}} />,
    ),
  ],
  start: [door('start', <StartPage files={null} code="48291573" />, ({press}) => press('How private is it?'))],
  message: [
    door(
      'message',
      <MessagePage files={null} heading="This session is closed to new people" sentence="Ask the facilitator to let you in." />,
    ),
  ],
  shell: [door('shell', <ShellPage files={null} />)],
};
