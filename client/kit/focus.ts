// Focus is moved here and nowhere else, and only after the person's own act or a change of the whole screen.

/** To the page's heading, so that a screen reader reads on from there. It shows no ring. */
export function focusHeading(): void {
  focusQuietly(document.querySelector('h1'));
}

/** To a heading or region that is no control by itself. */
export function focusQuietly(element: HTMLElement | null): void {
  if (!element) return;
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus();
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
    active instanceof HTMLTextAreaElement || (active instanceof HTMLInputElement && !/^(radio|checkbox|button|submit)$/.test(active.type))
  );
}
