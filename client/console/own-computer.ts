/** Whether an address leads back to the computer that asks for it, so that a phone finds nothing there. */
export function isOwnComputer(origin: string): boolean {
  const {hostname} = new URL(origin);
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
