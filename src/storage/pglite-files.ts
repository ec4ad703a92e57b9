import initdb from '@electric-sql/pglite/initdb.wasm' with { type: 'file' };
import data from '@electric-sql/pglite/pglite.data' with { type: 'file' };
import program from '@electric-sql/pglite/pglite.wasm' with { type: 'file' };

/** What PGlite would look for beside its own module, which inside the executable is not where it looks. */
export async function pgliteFiles() {
  const [pgliteWasmModule, initdbWasmModule] = await Promise.all([compiled(program), compiled(initdb)]);
  return { pgliteWasmModule, initdbWasmModule, fsBundle: Bun.file(data) };
}

async function compiled(path: string): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await Bun.file(path).bytes());
}
