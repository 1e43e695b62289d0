import type {Page} from 'playwright-core';

/** What a screen reader is told politely, from now on. */
export async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, {heard});
    new MutationObserver(changes => {
      for (const {target, addedNodes} of changes) {
        const region = target instanceof Element ? target.closest('#polite, [data-speech="polite"]') : null;
        if (region) for (const node of addedNodes) heard.push(node.textContent ?? '');
      }
    }).observe(document.body, {subtree: true, childList: true});
  });
  return () => page.evaluate(() => (window as unknown as {heard: string[]}).heard.splice(0));
}
