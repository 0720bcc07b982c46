// The one file of JavaScript here: where a thread begins, nothing can strip types yet without the compiler that this
// saves. With the cache open before the first module, a thread translates and compiles none of its three hundred anew.
import { enableCompileCache, flushCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';

if (workerData.codeCache !== undefined) enableCompileCache(workerData.codeCache);
await import('./worker.ts');
flushCompileCache();
