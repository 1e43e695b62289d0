import type {ReactElement} from 'react';
import {renderToStaticMarkup} from 'react-dom/server';
import {t} from '../../../client/locales/door.ts';
import {t as refused} from '../../../client/locales/phone-refusals.ts';
import {t as note} from '../../../client/locales/phone-write.ts';
import {KnockedPage, LetInPage, LockedPage, NotNowPage} from '../../../client/phone/pages/before-door.tsx';
import {JoinPage} from '../../../client/phone/pages/join.tsx';
import {MessagePage} from '../../../client/phone/pages/message.tsx';
import {NoScriptPage} from '../../../client/phone/pages/no-script.tsx';
import {NotSentPage} from '../../../client/phone/pages/not-sent.tsx';
import {ShellPage} from '../../../client/phone/pages/shell-page.tsx';
import {StartPage} from '../../../client/phone/pages/start.tsx';
import {EarlyPage, WaitPage} from '../../../client/phone/pages/wait.tsx';
import {view} from '../../../shared/session/view.ts';
import {MINUTE} from '../../../shared/wire/ids.ts';
import {EVERY_KIND, idOf, later, type Telling} from '../../telling/telling.ts';
import {wearEasyWords} from '../easy-words.ts';
import {own} from '../own-words.ts';
import type {Complete, Scene} from '../scene.ts';
import {ended, inKind, lobby, withResult} from '../stories.ts';

const SESSION = 'session---------------';

interface More {
  readonly act?: Scene['act'];
  /** What people wrote, which is in no locale. */
  readonly words?: unknown;
}

/** The ready pages that the server fills: as they are written into a file, before any script has come. */
const door = (name: string, page: ReactElement, {act, words = []}: More = {}): Scene => ({
  name: `door/${name}`,
  show: async () => {
    own(words);
    const {body, title} = new DOMParser().parseFromString(renderToStaticMarkup(page), 'text/html');
    document.title = title;
    return <div ref={place => place?.replaceChildren(...[...body.childNodes].map(node => node.cloneNode(true)))} />;
  },
  ...(act && {act}),
});

/** The session as it is told, for a browser without script. Told when it is shown: of the scenes on a page one is. */
const still = (name: string, tell: () => Telling, wasSent = false): Scene => ({
  name: `door/still-${name}`,
  show: () => {
    const told = tell();
    const records = view(told.session, told.contents, 'phone');
    const seen = {session: idOf('session'), records, now: told.now, noteKey: 'k'.repeat(43), wasSent};
    return door(name, <NoScriptPage files={null} view={seen} />, {words: records}).show();
  },
});

const SENT = {files: null, action: '/live/join', name: 'code', value: '48291573'} as const;

/** The script shows the words for those who have one; it is left out here, because it would go on in the next scene. */
async function withScript(): Promise<void> {
  for (const part of document.querySelectorAll<HTMLElement>('[id^="again-by-"]')) part.hidden = part.id === 'again-by-hand';
}

const ODD_WORDS = '<b>ابحث</b> 🎉 '.repeat(40).trim();

export const DOOR: Complete<
  'join' | 'start' | 'closed' | 'waiting' | 'not-now' | 'let-in' | 'wait' | 'early' | 'message' | 'shell' | 'still' | 'not-sent'
> = {
  join: [
    {...door('join', <JoinPage files={null} />), isSmoke: true},
    door('join-empty', <JoinPage files={null} problem={{code: '', error: t('join.empty')}} />),
    door('join-odd', <JoinPage files={null} problem={{code: '<b>ابحث</b> 🎉'.repeat(20), error: t('join.wrong-length')}} />),
  ],
  start: [
    door('start-with-exit', <StartPage files={null} code="48291573" exit="on" />),
    door('start-in-easy-words', <StartPage files={null} code="48291573" exit="off" />, {act: wearEasyWords}),
    door('start', <StartPage files={null} code="48291573" exit="off" />, {act: ({press}) => press('How private is it?')}),
  ],
  closed: [
    door('locked', <LockedPage files={null} session={SESSION} exit="off" />),
    door('locked-with-exit', <LockedPage files={null} session={SESSION} exit="on" />),
  ],
  waiting: [door('asked', <KnockedPage files={null} session={SESSION} exit="off" />)],
  'not-now': [door('not-now', <NotNowPage files={null} session={SESSION} exit="off" />)],
  'let-in': [door('let-in', <LetInPage files={null} session={SESSION} exit="off" />)],
  wait: [
    door('wait', <WaitPage {...SENT} sentence={t('wait.full')} />),
    door('wait-counting', <WaitPage {...SENT} sentence={t('wait.many-wrong')} />, {act: withScript}),
  ],
  early: [
    door('early', <EarlyPage {...SENT} startsAt="" />),
    door('early-waiting', <EarlyPage {...SENT} startsAt="" />, {act: withScript}),
  ],
  message: [
    door(
      'message',
      <MessagePage files={null} heading={refused('refusal-heading.session-full')} sentence={refused('refusal.session-full')} />,
    ),
  ],
  shell: [door('shell', <ShellPage files={null} board={null} />)],
  still: [
    still('lobby', () => lobby()),
    ...EVERY_KIND.map(({kind}) => still(kind, () => inKind(kind))),
    still('sent', () => inKind('write'), true),
    still('notes', () => withResult(inKind('write'))),
    still('dots-counted', () => withResult(inKind('dots'))),
    still('answers-counted', () => withResult(inKind('choice'))),
    still('over-time', () => later(inKind('write'), 20 * MINUTE)),
    still('quick-exit', () => lobby({hasQuickExit: true})),
    still('ended', () => ended(inKind('close'))),
  ],
  'not-sent': [
    door('not-sent', <NotSentPage files={null} session={SESSION} sentence={note('write.too-long')} words={ODD_WORDS} />, {
      words: ODD_WORDS,
    }),
  ],
};
