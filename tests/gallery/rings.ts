import type {Page} from 'playwright-core';

/** The ring round what has the focus is there, and nothing cuts it off. */
export async function ringProblems(page: Page): Promise<readonly string[]> {
  // The browser shows rings to whoever uses the keys.
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const problems: string[] = [];
    const name = (element: Element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 110);
    const seen = new Set<string>();
    const LEAST = 2;
    const all = document.querySelectorAll<HTMLElement>('a[href], button, input, textarea, select, summary, [tabindex="0"]');
    for (const element of all) {
      if (!element.checkVisibility({visibilityProperty: true}) || element.closest('[inert]')) continue;
      // One of each kind, and the first and the last of its place, which are nearest to an edge.
      const kind = `${element.className} in ${element.parentElement?.className} ${element.previousElementSibling === null}`;
      if (seen.has(kind)) continue;
      seen.add(kind);
      element.focus({preventScroll: true});
      if (document.activeElement !== element) continue;
      const rings = [
        element,
        ...(element.parentElement ? [element.parentElement] : []),
        ...(element.closest('label') ? [element.closest('label') as Element] : []),
        ...[...element.querySelectorAll('*')].slice(0, 3),
        ...(element.nextElementSibling ? [element.nextElementSibling] : []),
      ];
      const ringed = rings.find(one => {
        const {outlineStyle, outlineWidth} = getComputedStyle(one);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= LEAST;
      });
      if (!ringed) {
        problems.push(`no ring round ${name(element)}`);
        continue;
      }
      const box = ringed.getBoundingClientRect();
      for (let around = ringed.parentElement; around && around !== document.body; around = around.parentElement) {
        const style = getComputedStyle(around);
        const clips =
          /hidden|clip/.test(style.overflowX + style.overflowY) ||
          /paint|strict|content/.test(style.contain) ||
          style.contentVisibility === 'auto';
        // A plane brings what has the focus into its window, a moment later: the walk by Tab looks at that.
        if (!clips || around.closest('[data-plane]')) continue;
        const edge = around.getBoundingClientRect();
        const margin = Number.parseFloat(style.overflowClipMargin) || 0;
        const room = Math.min(box.left - edge.left, edge.right - box.right, box.top - edge.top, edge.bottom - box.bottom) + margin;
        const inset = -Number.parseFloat(getComputedStyle(ringed).outlineOffset || '0');
        if (room + Math.max(0, inset) < LEAST) problems.push(`the ring round ${name(element)} is cut off by ${name(around).slice(0, 60)}`);
      }
    }
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return [...new Set(problems)].slice(0, 8);
  });
}
