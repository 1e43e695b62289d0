// The one thing beside the language that both a browser and Node give to the core: text as UTF-8 bytes.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label: 'utf-8', options: {readonly fatal: boolean});
  decode(bytes: Uint8Array): string;
}
