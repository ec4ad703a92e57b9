/** Files that are imported: their text, or with `type: 'file'` the path at which `Bun.file` reads them, also inside the executable. */
declare module '*.sql' {
  const text: string;
  export default text;
}
