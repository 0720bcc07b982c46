import type { ChildProcess } from 'node:child_process';

/** Ends a child when this process ends, however that comes about, so that an interrupted measurement leaves nothing running. */
export function endWithUs(child: ChildProcess): void {
  const end = (): boolean => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
}
