/** Nothing has changed for a moment, and nothing waits to be done: what is loaded later has come, and effects have run. */
export async function quiet(): Promise<void> {
  let changes = 0;
  const watch = new MutationObserver(() => {
    changes++;
  });
  watch.observe(document, {childList: true, subtree: true, characterData: true, attributes: true});
  for (let before = -1; before !== changes; ) {
    before = changes;
    await new Promise(resolve => setTimeout(resolve, QUIET_MS));
    // On a busy machine a moment may pass in which nothing could have been done.
    await new Promise(resolve => requestIdleCallback(resolve));
    await new Promise(resolve => requestAnimationFrame(resolve));
  }
  watch.disconnect();
}

/** Longer than an effect, or a list that follows a moment after what was typed, takes. */
const QUIET_MS = 200;
