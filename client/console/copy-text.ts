/**
 * Copies the text that an element shows; false when the browser does not allow it. The clipboard of today is absent on
 * plain http, where a session in a local network runs: there the text is selected and copied the old way.
 */
export async function copyTextOf(element: HTMLElement): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(element.textContent ?? '');
      return true;
    }
  } catch {
    // Refused by a setting or a policy: the old way may still work.
  }
  const selection = getSelection();
  if (!selection) return false;
  selection.selectAllChildren(element);
  return document.execCommand('copy');
}
