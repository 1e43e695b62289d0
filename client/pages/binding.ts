import Quill, {type AttributeMap, Delta} from 'quill/core.js';
import * as Y from 'yjs';
import {linesOf, type PageRun} from '../../shared/pages/lines.ts';
import {withKnownFormats} from './page-quill.ts';

/** Typed within this time, it is taken back together. Milliseconds. */
const TOGETHER_MS = 500;

/** Keeps an editor and a flat text the same, and remembers what was typed here, so that taking back touches nobody else's words. */
export class TextBinding {
  readonly undoing: Y.UndoManager;
  readonly #text: Y.Text;
  readonly #quill: Quill;

  constructor(text: Y.Text, quill: Quill) {
    this.#text = text;
    this.#quill = quill;
    this.#showAll();
    this.undoing = new Y.UndoManager(text, {trackedOrigins: new Set([this]), captureTimeout: TOGETHER_MS});
    text.observe(this.#fromText);
    quill.on('text-change', this.#fromQuill);
  }

  close(): void {
    this.#text.unobserve(this.#fromText);
    this.#quill.off('text-change', this.#fromQuill);
    this.undoing.destroy();
  }

  readonly #fromText = (event: Y.YTextEvent, {origin}: Y.Transaction): void => {
    if (origin === this) return;
    if (!this.#quill.hasFocus()) letGoOf(this.#quill.root);
    this.#quill.updateContents(new Delta(event.delta as Delta['ops']), Quill.sources.API);
    if (!this.#isSame()) this.#showAll();
  };

  readonly #fromQuill = (change: Delta, _before: Delta, source: string): void => {
    if (source !== Quill.sources.USER) return;
    this.#text.doc?.transact(() => this.#text.applyDelta(withKnownFormats(change.ops)), this);
    if (!this.#isSame()) this.#showAll();
  };

  /** Quill ends with a line break always, a text with what was typed. */
  #isSame(): boolean {
    const [shown, text] = [this.#quill.getText(), this.#text.toString()];
    if (shown !== text && shown !== `${text}\n`) return false;
    const lines = (runs: readonly PageRun[]) => JSON.stringify(linesOf(runs));
    return lines(this.#quill.getContents().ops) === lines(this.#text.toDelta());
  }

  #showAll(): void {
    const selected = this.#quill.hasFocus() ? this.#quill.getSelection() : null;
    const runs = (this.#text.toDelta() as Delta['ops']).map(run => ({
      ...run,
      ...(run.attributes && {attributes: shownAs(run.attributes)}),
    }));
    this.#quill.setContents(new Delta(runs), Quill.sources.API);
    if (selected) this.#quill.setSelection(selected, Quill.sources.SILENT);
  }
}

/** Two may have made one line a heading and part of a list at once. Quill shows what came last, on each page another; the report takes the heading. */
const shownAs = ({list, ...formats}: AttributeMap): AttributeMap => (formats.header || list === undefined ? formats : {...formats, list});

/** A button takes the focus and leaves the selection; by that Quill would take the focus back from whoever is at the button. */
function letGoOf(root: HTMLElement): void {
  const selection = document.getSelection();
  if (selection && root.contains(selection.anchorNode)) selection.removeAllRanges();
}
