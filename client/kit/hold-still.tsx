import {Component, type ReactNode} from 'react';
import {isInTextField} from './focus.ts';

/**
 * Round something that comes and goes above a text box because of what others did: while somebody types, the page is moved by as
 * much as it takes, before it is painted, so that the line under their eyes stays where it is. A class, because only
 * one is asked before the page changes.
 */
export class HoldStill extends Component<{readonly children: ReactNode}> {
  override getSnapshotBeforeUpdate(): number | null {
    if (isHeld) return null;
    const top = fieldTop();
    isHeld = top !== null;
    // Should this update break on its way, the next one holds again.
    if (isHeld) queueMicrotask(letGo);
    return top;
  }

  override componentDidUpdate(_before: unknown, _state: unknown, before: number | null): void {
    if (before === null) return;
    letGo();
    const after = fieldTop();
    if (after !== null && after !== before) window.scrollBy({top: after - before, behavior: 'instant'});
  }

  override render() {
    return this.props.children;
  }
}

// Several of these may change at once, one within another: the first has seen the page as it was, and speaks for all.
let isHeld = false;
const letGo = () => {
  isHeld = false;
};

const fieldTop = (): number | null => (isInTextField() ? (document.activeElement?.getBoundingClientRect().top ?? null) : null);
