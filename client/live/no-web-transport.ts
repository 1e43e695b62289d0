/** In the place of the one way to connect that is never asked for (connection.ts): its streams are a kilobyte of every phone's first screen. */
export class WT {}
