import { constants, fstatSync, openSync, write, writeSync } from "node:fs";

export interface LineWriter {
  /** Queues a line that ends with a line break. Never throws, and never waits for the reader. */
  write(line: string): void;
  /** Returns the number of lines that couldn't be written so far. */
  dropped(): number;
}

/** Characters that may wait for a slow reader. */
const MAX_QUEUED_LENGTH = 1024 * 1024;
const RETRY_MS = 100;
/** Between two writes. Each takes a thread of the pool, and as long as many lines. */
const PAUSE_MS = 5;
const LINE_BREAK = 0x0a;

/**
 * Creates a writer of whole lines to an open file. A line that the file refuses is dropped and counted, so that a full
 * disk under the log stops nothing. pino's own destination repeats a refused write, at the end of the process for ever.
 */
export function createLineWriter(file: number): LineWriter {
  const fd = neverWaiting(file);
  let queue: string[] = [];
  let queuedLength = 0;
  /** The lines that are being written, less the bytes that already are. */
  let chunk = Buffer.alloc(0);
  let isWriting = false;
  let isPausing = false;
  let isMidLine = false;
  let dropped = 0;

  function enqueue(line: string): void {
    if (queuedLength + line.length > MAX_QUEUED_LENGTH) {
      dropped += 1;
      return;
    }
    queue.push(line);
    queuedLength += line.length;
    if (!isWriting && !isPausing) writeQueue();
  }

  function writeQueue(): void {
    takeQueue();
    isWriting = chunk.length > 0;
    if (isWriting) write(fd, chunk, onWritten);
  }

  /** Moves the queue to the chunk once the chunk is written. */
  function takeQueue(): void {
    if (chunk.length > 0 || queue.length === 0) return;
    // After a refused write, half a line may be in the file.
    chunk = Buffer.from((isMidLine ? "\n" : "") + queue.join(""));
    queue = [];
    queuedLength = 0;
  }

  function onWritten(error: NodeJS.ErrnoException | null, bytes: number): void {
    if (error?.code === "EAGAIN") {
      setTimeout(() => write(fd, chunk, onWritten), RETRY_MS).unref();
      return;
    }
    advance(error ? null : bytes);
    if (chunk.length > 0) writeQueue();
    else pause();
  }

  function pause(): void {
    isWriting = false;
    isPausing = true;
    // The end of the process doesn't wait for it, and writes the queue itself.
    setTimeout(goOn, PAUSE_MS).unref();
  }

  function goOn(): void {
    isPausing = false;
    writeQueue();
  }

  /** @param bytes that were written; null: the chunk was refused. */
  function advance(bytes: number | null): void {
    if (bytes === null) {
      dropped += countLines(chunk);
      chunk = Buffer.alloc(0);
    } else if (bytes > 0) {
      isMidLine = chunk[bytes - 1] !== LINE_BREAK;
      chunk = chunk.subarray(bytes);
    }
  }

  /** Node ends the writes in flight before the process ends, but starts no others. */
  function writeQueueNow(): void {
    if (isWriting) chunk = Buffer.alloc(0);
    for (takeQueue(); chunk.length > 0; takeQueue()) {
      try {
        advance(writeSync(fd, chunk));
      } catch {
        advance(null);
      }
    }
  }

  process.once("exit", writeQueueNow);
  return { write: enqueue, dropped: () => dropped };
}

/**
 * Opens a pipe once more, so that no write waits for its reader: a waiting write would hold up the end of the process.
 * The flag on the pipe that we were given isn't ours alone. The parent process shares it.
 */
function neverWaiting(file: number): number {
  if (!fstatSync(file).isFIFO()) return file;
  try {
    return openSync(`/proc/self/fd/${file}`, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    // There is no /proc outside Linux.
    return file;
  }
}

function countLines(chunk: Buffer): number {
  return chunk.reduce((lines, byte) => lines + (byte === LINE_BREAK ? 1 : 0), 0);
}
