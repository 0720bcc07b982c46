import { cpus } from 'node:os';
import { join } from 'node:path';

/** What an instance needs to know. */
export interface VirtuosoSettings {
  readonly folder: string;
  readonly sqlPort: number;
  readonly httpPort: number;
  /** Pages of 8 kB that it keeps in memory: enough for all the data, so that it never reads from disk. */
  readonly buffers: number;
  /** Where files to load may lie. */
  readonly dataFolder: string;
}

/** The settings of an instance that listens on this machine alone and has no limits on time or rows. */
export function virtuosoIni({ folder, sqlPort, httpPort, buffers, dataFolder }: VirtuosoSettings): string {
  const at = (name: string): string => join(folder, name);
  return `[Database]
DatabaseFile = ${at('virtuoso.db')}
ErrorLogFile = ${at('virtuoso.log')}
LockFile = ${at('virtuoso.lck')}
TransactionFile = ${at('virtuoso.trx')}
xa_persistent_file = ${at('virtuoso.pxa')}
ErrorLogLevel = 7
FileExtend = 200
MaxCheckpointRemap = 2000
Striping = 0
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = ${at('virtuoso-temp.db')}
TransactionFile = ${at('virtuoso-temp.trx')}
MaxCheckpointRemap = 2000
Striping = 0

[Parameters]
ServerPort = 127.0.0.1:${sqlPort}
LiteMode = 0
DisableUnixSocket = 1
DisableTcpSocket = 0
MaxClientConnections = 10
CheckpointInterval = 0
CaseMode = 2
DirsAllowed = ${folder}, ${dataFolder}
ThreadsPerQuery = ${cpus().length}
AsyncQueueMaxThreads = 10
MaxQueryMem = 2G
VectorSize = 1000
MaxVectorSize = 1000000
AdjustVectorSize = 0
IndexTreeMaps = 64
NumberOfBuffers = ${buffers}
MaxDirtyBuffers = ${Math.round(buffers * 0.75)}

[HTTPServer]
ServerPort = 127.0.0.1:${httpPort}
ServerRoot = ${folder}
MaxClientConnections = 10
ServerThreads = 10
MaxKeepAlives = 10
KeepAliveTimeout = 60
Charset = UTF-8
EnabledGzipContent = 0

[Client]
SQL_QUERY_TIMEOUT = 0
SQL_TXN_TIMEOUT = 0

[SPARQL]
ResultSetMaxRows = 1000000000
DeferInferenceRulesInit = 0
`;
}
