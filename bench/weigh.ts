/** Memory in use, in bytes, after full collections. Needs a process that was started with --expose-gc. */
export async function weigh(): Promise<{ readonly heapUsed: number; readonly arrayBuffers: number }> {
  if (globalThis.gc === undefined) throw new Error("run with --expose-gc");
  // Array buffers are released a turn after what held them.
  for (let turn = 0; turn < 4; turn += 1) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heapUsed, arrayBuffers };
}
