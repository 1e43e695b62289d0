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

/** Remembers what has the focus now. The answer gives it back; where that has gone meanwhile, to the nearest heading. */
export function keepPlace(): () => void {
  const opener = document.activeElement;
  const around = partsAround(opener);
  return () => {
    if (opener instanceof HTMLElement) opener.focus();
    // It may also go in this same change of the page.
    queueMicrotask(() => {
      if (!opener?.isConnected) focusNearest(around);
    });
  };
}

const TABBED = 'a[href], button, input, select, textarea, summary';

/** For `onKeyDown`: Tab goes round among what stands inside, as it does in a modal dialog. */
export function keepTabInside(
  event: Pick<React.KeyboardEvent<HTMLElement>, 'key' | 'shiftKey' | 'currentTarget' | 'preventDefault'>,
): void {
  if (event.key !== 'Tab') return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(TABBED)];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const isLeaving = event.shiftKey ? at <= 0 : at === all.length - 1;
  if (!isLeaving) return;
  event.preventDefault();
  all.at(event.shiftKey ? -1 : 0)?.focus();
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
