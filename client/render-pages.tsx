import {renderToStaticMarkup} from 'react-dom/server';
import {REFUSAL_CODES} from '../shared/wire/codes.ts';
import {ConsolePage} from './console/page.tsx';
import {t} from './locales/door.ts';
import {report} from './locales/en-GB/report.ts';
import {t as still} from './locales/no-script.ts';
import {t as refused} from './locales/phone-refusals.ts';
import {t as note} from './locales/phone-write.ts';
import {OrganiserPage} from './organiser/page.tsx';
import {KnockedPage, LetInPage, LockedPage, NotNowPage} from './phone/pages/before-door.tsx';
import {JoinPage} from './phone/pages/join.tsx';
import {LeftPage} from './phone/pages/left.tsx';
import {icon, manifest} from './phone/pages/manifest.ts';
import {MessagePage} from './phone/pages/message.tsx';
import {NotSentPage} from './phone/pages/not-sent.tsx';
import {ShellPage} from './phone/pages/shell-page.tsx';
import {type PageName, slot} from './phone/pages/slots.ts';
import {StartPage} from './phone/pages/start.tsx';
import {EarlyPage, WaitPage} from './phone/pages/wait.tsx';
import {StagePage} from './stage/page.tsx';

/** Addresses of what an entry loads. */
export interface EntryFiles {
  /** The plain script that dresses the page before it is painted. */
  readonly first: string | null;
  readonly script: string;
  readonly preloads: readonly string[];
  readonly styles: readonly string[];
}

/** File name to text, for the folder of pages. */
export type RenderPages = (filesOf: (entry: string) => EntryFiles | null) => Record<string, string>;

export const renderPages: RenderPages = filesOf => {
  const door = filesOf('door');
  const phone = filesOf('phone');
  const pages: Record<PageName, string> = {
    'join.html': html(<JoinPage files={door} />),
    'join-error.html': html(<JoinPage files={door} problem={{code: slot('code'), error: slot('error')}} />),
    'start.html': html(<StartPage files={door} code={slot('code')} exit={slot('exit')} />),
    'wait.html': html(
      <WaitPage files={door} action={slot('action')} name={slot('name')} value={slot('value')} sentence={slot('sentence')} />,
    ),
    'early.html': html(
      <EarlyPage files={door} action={slot('action')} name={slot('name')} value={slot('value')} startsAt={slot('startsAt')} />,
    ),
    'shell.html': html(<ShellPage files={phone} board={filesOf('board')} />),
    'console.html': html(<ConsolePage files={filesOf('console')} />),
    'stage.html': html(<StagePage files={filesOf('stage')} />),
    'organiser.html': html(<OrganiserPage files={filesOf('organiser')} />),
    'locked.html': html(<LockedPage files={door} session={slot('session')} exit={slot('exit')} />),
    'knocked.html': html(<KnockedPage files={door} session={slot('session')} exit={slot('exit')} />),
    'not-now.html': html(<NotNowPage files={door} session={slot('session')} exit={slot('exit')} />),
    'let-in.html': html(<LetInPage files={door} session={slot('session')} exit={slot('exit')} />),
    'left.html': html(<LeftPage />),
    'not-sent.html': html(<NotSentPage files={door} session={slot('session')} sentence={slot('sentence')} words={slot('words')} />),
    'message.html': html(<MessagePage files={door} heading={slot('heading')} sentence={slot('sentence')} />),
  };
  // Compiled when the client is built: the server formats these and knows no sentence of its own.
  return {
    ...pages,
    'door-files.json': JSON.stringify(door),
    'manifest.webmanifest': manifest(),
    'icon.svg': icon(),
    'refusals.json': JSON.stringify(refusals(), null, 1),
    'report.json': JSON.stringify(report),
  };
};

const html = (page: React.ReactElement): string => `<!doctype html>\n${renderToStaticMarkup(page)}\n`;

const refusals = () => ({
  ...Object.fromEntries(
    REFUSAL_CODES.map(code => [code, {heading: refused(`refusal-heading.${code}`), sentence: refused(`refusal.${code}`)}] as const),
  ),
  join: {empty: t('join.empty'), wrongLength: t('join.wrong-length'), full: t('wait.full'), manyWrong: t('wait.many-wrong')},
  note: {empty: note('write.empty'), tooLong: note('write.too-long'), tooMany: still('still.too-many')},
});
