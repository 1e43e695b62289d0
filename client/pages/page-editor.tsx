import type Quill from 'quill/core.js';
import {Delta} from 'quill/core.js';
import {useEffect, useRef, useState} from 'react';
import type * as Y from 'yjs';
import {PAGE_ROOT} from '../../shared/pages/lines.ts';
import {TextBinding} from './binding.ts';
import styles from './page-editor.module.css';
import {newPageQuill} from './page-quill.ts';
import {type Formats, PageToolbar} from './page-toolbar.tsx';

interface PageEditorProps {
  /** The editor begins anew with another one. */
  readonly doc: Y.Doc;
  /** Ids of what it is called, and of what else is to be said about it. */
  readonly labelledBy: string;
  readonly describedBy: string;
}

interface Writing {
  readonly quill: Quill;
  readonly binding: TextBinding;
}

/** Where the caret stood last, or what was chosen. */
interface Place {
  readonly index: number;
  readonly length: number;
  /** The editor has let go of it, since others wrote while the focus was elsewhere: Tab would begin at the top. */
  readonly isLeft?: boolean;
}

/** A page to write in, with its toolbar. Tab leaves it, and taking back takes back what was typed here. */
export function PageEditor({doc, labelledBy, describedBy}: PageEditorProps) {
  const frame = useRef<HTMLDivElement>(null);
  const writing = useRef<Writing | null>(null);
  const [formats, setFormats] = useState<Formats>({});
  const place = useRef<Place>({index: 0, length: 0});
  useEffect(() => {
    const within = frame.current;
    if (!within) return;
    const element = within.appendChild(document.createElement('div'));
    const quill = newPageQuill(element);
    const binding = new TextBinding(doc.getText(PAGE_ROOT), quill);
    writing.current = {quill, binding};
    const look = (...change: readonly unknown[]) => {
      const selected = quill.hasFocus() ? quill.getSelection() : null;
      if (selected) place.current = selected;
      // Whoever is at the toolbar means the line that they came from, wherever others have moved it.
      else if (change[1] instanceof Delta) place.current = {...movedBy(change[1], place.current), isLeft: true};
      const at = Math.min(place.current.index, quill.getLength() - 1);
      setFormats(lineFormats(quill.getFormat(at, 0)));
    };
    quill.on('editor-change', look);
    const forget = listenAt(quill.root, binding);
    const comeBack = () => {
      const {index, length, isLeft} = place.current;
      if (isLeft) quill.setSelection(index, length, 'silent');
    };
    quill.root.addEventListener('focus', comeBack);
    return () => {
      forget();
      binding.close();
      writing.current = null;
      element.remove();
    };
  }, [doc]);
  useEffect(() => {
    const root = writing.current?.quill.root;
    if (!root) return;
    root.setAttribute('role', 'textbox');
    root.setAttribute('aria-multiline', 'true');
    root.setAttribute('aria-labelledby', labelledBy);
    root.setAttribute('aria-describedby', describedBy);
    root.id = `${labelledBy}-text`;
  });
  const format = (change: Formats) => {
    const quill = writing.current?.quill;
    if (!quill) return;
    const index = Math.min(place.current.index, quill.getLength() - 1);
    quill.formatLine(index, place.current.length, {header: change.header ?? false, list: change.list ?? false}, 'user');
    setFormats(change);
  };
  return (
    <div className={styles.editor}>
      <PageToolbar
        formats={formats}
        controls={`${labelledBy}-text`}
        onFormat={format}
        onUndo={() => writing.current?.binding.undoing.undo()}
        onRedo={() => writing.current?.binding.undoing.redo()}
      />
      <div ref={frame} className={styles.sheet} />
    </div>
  );
}

function movedBy(change: Delta, {index, length}: Place): Place {
  const [start, end] = [change.transformPosition(index), change.transformPosition(index + length)];
  return {index: start, length: end - start};
}

const lineFormats = ({header, list}: Readonly<Record<string, unknown>>): Formats => ({
  ...(header === 1 || header === 2 ? {header} : {}),
  ...(list === 'bullet' || list === 'ordered' ? {list} : {}),
});

/** Before Quill and the browser: neither may take back what others wrote, nor make what a page cannot hold. */
function listenAt(root: HTMLElement, {undoing}: TextBinding): () => void {
  const key = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const letter = event.key.toLowerCase();
    if (letter !== 'z' && letter !== 'y') return;
    event.preventDefault();
    if (letter === 'y' || event.shiftKey) undoing.redo();
    else undoing.undo();
  };
  const input = (event: InputEvent) => {
    if (!/^(history|format)/.test(event.inputType)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.inputType === 'historyUndo') undoing.undo();
    if (event.inputType === 'historyRedo') undoing.redo();
  };
  root.addEventListener('keydown', key, {capture: true});
  root.addEventListener('beforeinput', input, {capture: true});
  return () => {
    root.removeEventListener('keydown', key, {capture: true});
    root.removeEventListener('beforeinput', input, {capture: true});
  };
}
