// Focus is moved here and nowhere else, and only after the person's own act or a change of the whole screen.

/** To a heading or region that is no control by itself. It shows no ring. */
export function focusQuietly(element: HTMLElement | null): void {
  if (!element) return;
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus();
}

/** What encloses an element, the nearest first. To be asked while it is still on the page. */
export function partsAround(element: Element | null): readonly Element[] {
  const part = element?.parentElement ?? null;
  return part === null ? [] : [part, ...partsAround(part)];
}

/** To the first heading in the nearest of these parts that is still there, for whom what had the focus has gone. */
export function focusNearest(around: readonly Element[]): void {
  const headings = around.filter(part => part.isConnected).map(part => part.querySelector<HTMLElement>('h1, h2, h3'));
  focusQuietly(headings.find(heading => heading !== null) ?? document.querySelector('h1'));
}

/** To a field, with its label in sight first. */
export function focusField(id: string): void {
  const field = document.getElementById(id);
  const label = document.querySelector(`label[for="${CSS.escape(id)}"]`) ?? field?.closest('fieldset')?.querySelector('legend');
  label?.scrollIntoView({block: 'start'});
  field?.focus({preventScroll: label !== null && label !== undefined});
}

/** Whether the person is typing, as far as the page can tell: then nothing may take the focus away. */
export function isInTextField(): boolean {
  const active = document.activeElement;
  return (
    active instanceof HTMLTextAreaElement ||
    (active instanceof HTMLElement && active.isContentEditable) ||
    (active instanceof HTMLInputElement && !/^(radio|checkbox|button|submit)$/.test(active.type))
  );
}
