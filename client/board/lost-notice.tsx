import type {ReactNode} from 'react';
import {useStore} from 'zustand';
import {Button} from '../kit/button.tsx';
import {CopyButton} from '../kit/copy-button.tsx';
import {Notice} from '../kit/notice.tsx';
import {Words} from '../kit/words.tsx';
import styles from './lost-notice.module.css';
import {forgetLost, type LostWords} from './lost-words.ts';

interface LostNoticeProps {
  readonly lost: LostWords;
  /** What has happened to them. */
  readonly children: ReactNode;
  readonly copy: ReactNode;
  readonly copied: string;
  readonly forget: ReactNode;
}

/** Hands words back that could never be saved, so that they can be copied; nothing where there are none. */
export function LostNotice({lost, children, copy, copied, forget}: LostNoticeProps) {
  const {words} = useStore(lost);
  if (words === null) return null;
  return (
    <Notice icon="warning" tone="soon">
      <p>{children}</p>
      <Words>{words}</Words>
      <div className={styles.ways}>
        <CopyButton text={words} label={copy} done={copied} />
        <Button onPress={() => forgetLost(lost)}>{forget}</Button>
      </div>
    </Notice>
  );
}
