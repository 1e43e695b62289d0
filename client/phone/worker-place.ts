/** Where the worker is, what it looks after, and under which name it keeps the page of every session. */
export const WORKER = '/worker.js';
export const SCOPE = '/s/';
export const SHELL = '/s/shell';
