// What the site's scripts find and TypeScript cannot see: files that the build writes, and names that Material's script reads.

declare module "*/lunr.js" {
  const lunr: any;
  export default lunr;
}

declare module "*/forms.js" {
  const forms: any;
  export default forms;
}

interface Window {
  __md_scope: URL;
  __md_hash(text: string): number;
  __md_get(key: string, storage?: Storage, scope?: URL): any;
  __md_set(key: string, value: unknown, storage?: Storage, scope?: URL): void;
}

// Every browser since 2023 has it; Debian's TypeScript is older.
declare class DecompressionStream implements GenericTransformStream {
  constructor(format: "deflate" | "deflate-raw" | "gzip");
  readonly readable: ReadableStream;
  readonly writable: WritableStream;
}
