import {focusQuietly} from './focus.ts';

/**
 * When the element that had the focus goes from the page, a keyboard would start again at the top. The focus is then given
 * to the heading of the section it stood in. Nothing happens while what has the focus is still there. Returns what stops it.
 */
export function rescueFocus(within: HTMLElement): () => void {
  let lost: HTMLElement | null = null;
  let around: readonly HTMLElement[] = [];
  const remember = ({target}: FocusEvent) => {
    lost = target instanceof HTMLElement ? target : null;
    around = lost ? sectionsAround(lost) : [];
  };
  const watch = new MutationObserver(() => {
    if (!lost || lost.isConnected || document.activeElement !== document.body) return;
    const section = around.find(one => one.isConnected);
    lost = null;
    focusQuietly(section?.querySelector<HTMLElement>('h2, h3') ?? document.querySelector('h1'));
  });
  document.addEventListener('focusin', remember);
  watch.observe(within, {childList: true, subtree: true});
  return () => {
    document.removeEventListener('focusin', remember);
    watch.disconnect();
  };
}

function sectionsAround(element: HTMLElement): readonly HTMLElement[] {
  const section = element.parentElement?.closest<HTMLElement>('section');
  return section ? [section, ...sectionsAround(section)] : [];
}
