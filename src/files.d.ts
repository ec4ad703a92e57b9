/**
 * Files that are imported: their text, or with `type: 'file'` the path under which `Bun.file` reads them. `bun build` puts
 * them into the executable, where that path leads inside it.
 */
declare module '*.sql' {
  const text: string;
  export default text;
}

declare module '*.css' {
  const path: string;
  export default path;
}

/** Only of JavaScript that has no types of its own. */
declare module '*.js' {
  const path: string;
  export default path;
}

declare module '*.wasm' {
  const path: string;
  export default path;
}

declare module '*.data' {
  const path: string;
  export default path;
}

declare module '*.zst' {
  const path: string;
  export default path;
}
