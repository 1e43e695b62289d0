import {type ReactNode, useEffect, useRef, useState} from 'react';
import {SECOND} from '../../shared/wire/ids.ts';
import {Text, t} from '../locales/kit.ts';
import {announce} from './announcer.ts';
import {Button} from './button.tsx';
import styles from './copy-button.module.css';

/** So long it says that it is done: what is copied later may be something else. Milliseconds. */
const DONE_MS = 4 * SECOND;

interface CopyButtonProps {
  readonly text: string;
  readonly label: ReactNode;
  /** What it says when it is done. */
  readonly done: string;
}

/** Copies words to the clipboard, on plain http as well, and says so. Where the browser refuses, it shows them, chosen and ready to be copied. */
export function CopyButton({text, label, done}: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'done' | 'refused' | null>(null);
  const shown = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (outcome === 'refused') shown.current?.focus();
    if (outcome !== 'done') return;
    const timer = setTimeout(() => setOutcome(null), DONE_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    const isCopied = await toClipboard(text);
    setOutcome(isCopied ? 'done' : 'refused');
    announce('form', isCopied ? done : t('kit.copy-refused'));
  };
  return (
    <>
      <Button icon={outcome === 'done' ? 'check' : 'copy'} onPress={() => void copy()}>
        {outcome === 'done' ? done : label}
      </Button>
      {outcome === 'refused' && (
        <label className={styles.refused}>
          <Text id="kit.copy-refused" />
          <textarea
            ref={shown}
            className={styles.text}
            rows={2}
            dir="auto"
            readOnly
            value={text}
            onFocus={event => event.currentTarget.select()}
          />
        </label>
      )}
    </>
  );
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** The clipboard needs https; selecting and copying does not. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  const place = document.querySelector('dialog[open]') ?? document.body;
  const focused = document.activeElement;
  place.append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
