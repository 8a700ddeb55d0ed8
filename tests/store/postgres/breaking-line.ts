import { connect, createServer, type Socket } from 'node:net'

/** A line to a server that can be made to break at a chosen moment, and goes on working for whoever connects again. */
export type BreakingLine = {
  readonly port: number
  /** Breaks the connection instead of carrying the n-th next piece in one direction: 1 for the very next. */
  readonly breakAt: (piece: number, direction: 'there' | 'back') => void
  /** Takes back what was asked for and has not broken yet. */
  readonly hold: () => void
  /** Whether what was asked for has broken meanwhile. */
  readonly broke: () => boolean
  readonly stop: () => Promise<void>
}

export const breakingLine = async (to: number): Promise<BreakingLine> => {
  const armed: { piece: number; direction: 'there' | 'back' | undefined } = { piece: 0, direction: undefined }
  const sockets = new Set<Socket>()
  const carry = (direction: 'there' | 'back', from: Socket, onto: Socket): void => {
    sockets.add(from)
    from.on('error', () => undefined)
    from.on('close', () => {
      sockets.delete(from)
      onto.destroy()
    })
    from.on('data', (piece) => {
      if (armed.direction === direction && (armed.piece -= 1) === 0) {
        armed.direction = undefined
        from.resetAndDestroy()
        onto.destroy()
        return
      }
      onto.write(piece)
    })
  }
  const server = createServer((client) => {
    const upstream = connect(to, '127.0.0.1')
    carry('there', client, upstream)
    carry('back', upstream, client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: address && typeof address === 'object' ? address.port : 0,
    breakAt: (piece, direction) => {
      armed.piece = piece
      armed.direction = direction
    },
    hold: () => {
      armed.direction = undefined
    },
    broke: () => armed.direction === undefined,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => {
          resolve()
        })
      }),
  }
}
