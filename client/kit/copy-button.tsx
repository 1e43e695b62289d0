import {type ReactNode, useState} from 'react';
import {announce} from './announcer.ts';
import {Button} from './button.tsx';

interface CopyButtonProps {
  readonly text: string;
  readonly label: ReactNode;
  /** What it says when it is done. */
  readonly done: string;
}

/** Copies words to the clipboard, on plain http as well, and says so. */
export function CopyButton({text, label, done}: CopyButtonProps) {
  const [isDone, setDone] = useState(false);
  const copy = async () => {
    if (!(await toClipboard(text))) return;
    setDone(true);
    announce('form', done);
  };
  return (
    <Button icon={isDone ? 'check' : 'copy'} onPress={() => void copy()}>
      {isDone ? done : label}
    </Button>
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
