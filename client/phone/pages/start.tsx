import type {ReactNode} from 'react';
import {Button} from '../../kit/button.tsx';
import {EasyIcon, type EasyIconName} from '../../kit/easy-icon.tsx';
import {Text, t} from '../../locales/door.ts';
import styles from './page.module.css';
import {type PageFiles, Paper} from './paper.tsx';

/** After a code that leads to a session: how this works, and the one button that joins. */
export const StartPage = ({files, code, exit}: {readonly files: PageFiles; readonly code: string; readonly exit: string}) => (
  <Paper files={files} title={t('start.title')} exit={exit}>
    <StartContent name="code" value={code} />
  </Paper>
);

/** `name` says with what one joins: the typed code, or the key of a link. */
export const StartContent = ({name, value}: {readonly name: 'code' | 'key'; readonly value: string}) => (
  <>
    <h1>
      <Text id="start.title" />
    </h1>
    <ul className={styles.points}>
      <Point icon="person">
        <Text id="start.no-name" />
      </Point>
      <Point icon="lock">
        <Text id="start.private" /> <Text id="start.together" />
      </Point>
      <Point icon="eye">
        <Text id="start.guess" />
      </Point>
      <Point icon="forward">
        <Text id="start.free" />
      </Point>
    </ul>
    <form method="post" action="/live/join" className={styles.stack}>
      <input type="hidden" name={name} value={value} />
      <Button type="submit" kind="primary">
        <Text id="start.join" />
      </Button>
    </form>
    <details className={styles.more}>
      <summary>
        <Text id="private.more" />
      </summary>
      <p>
        <Text id="private.no-name" /> <Text id="private.key" />
      </p>
      <p>
        <Text id="private.guess" />
      </p>
      <p>
        <Text id="private.limit" />
      </p>
    </details>
    <Easier />
    <p className={styles.foot}>
      <a href="/">
        <Text id="start.back" />
      </a>
    </p>
  </>
);

const Point = ({icon, children}: {readonly icon: EasyIconName; readonly children: ReactNode}) => (
  <li>
    <EasyIcon name={icon} />
    <span>{children}</span>
  </li>
);

/** The script shows it, and fetches what is in it: without one there is nothing to choose with. */
export const Easier = () => (
  <details id="easier" className={styles.more} hidden>
    <summary>
      <Text id="start.easier" />
    </summary>
    <div id="easier-controls" />
  </details>
);
