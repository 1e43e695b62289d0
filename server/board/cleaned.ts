/** What comes of a log that is made one state without certain notes. */
export interface Cleaned {
  /** An update that takes out what is still there; null: nothing is. */
  readonly update: Uint8Array | null;
  /** What is left, with no trace of what was taken out. */
  readonly state: Uint8Array;
}
