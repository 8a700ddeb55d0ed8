import { fdatasync, write } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises'

/** The few things the store asks of a disk, so that tests can put a failing one in its place. Errors are the system's own. */
export interface Files {
  read(path: string): Promise<Buffer>
  /** The names in a folder, sorted. */
  list(folder: string): Promise<readonly string[]>
  /** Makes a folder and those above it; nothing happens when it is there. */
  makeFolder(path: string): Promise<void>
  /** Opens a file to add to, and makes it when it is missing. */
  open(path: string): Promise<OpenFile>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Makes the names in a folder durable: what was created, renamed or removed there. */
  syncFolder(path: string): Promise<void>
}

/** A file being added to. */
export interface OpenFile {
  /** Writes all of the bytes at the end, or throws; how many of them are in the file then is not known. */
  append(bytes: Uint8Array): Promise<void>
  /** Resolves when the file's bytes and length are on the disk itself. */
  datasync(): Promise<void>
  truncate(length: number): Promise<void>
  close(): Promise<void>
}

/** The machine's own disk. Only the account that runs the bot may read what it writes. */
export function realFiles(): Files {
  return {
    read: (path) => readFile(path),
    list: async (folder) => (await readdir(folder)).sort(),
    makeFolder: async (path) => {
      await mkdir(path, { recursive: true, mode: 0o700 })
    },
    open: async (path) => openFile(await open(path, 'a', 0o600)),
    rename,
    remove: unlink,
    syncFolder,
  }
}

function openFile(handle: FileHandle): OpenFile {
  return {
    append: (bytes) => appendAll(handle.fd, bytes),
    datasync: () => datasync(handle.fd),
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  }
}

async function appendAll(fd: number, bytes: Uint8Array): Promise<void> {
  let rest = bytes
  while (rest.length > 0) rest = rest.subarray(await appendSome(fd, rest))
}

// The callback forms cost a tenth of a file handle's methods, and these two are on the way of every decision.
function appendSome(fd: number, bytes: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    write(fd, bytes, (error, written) => {
      if (error) reject(error)
      else resolve(written)
    })
  })
}

function datasync(fd: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(fd, (error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder to sync it, and keeps names by its own journal.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
