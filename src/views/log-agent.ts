import type { MessageKey, Say } from './messages.ts';

/** What the commands of the archive enter themselves as. */
const COMMANDS: ReadonlyMap<string, MessageKey> = new Map([
  ['load', 'agentLoad'],
  ['rebase', 'agentRebase'],
]);

/** Who made a change: a command of the archive in words, anybody else by the name that was given, set apart. */
export function agentText(say: Say, agent: string): string {
  const command = COMMANDS.get(agent);
  return say('changesBy', { agent: command === undefined ? `\u2068${agent}\u2069` : say(command) });
}
