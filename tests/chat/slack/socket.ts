import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** Slack's end of a socket: sends envelopes, hears their acknowledgements. As much of RFC 6455 as short texts need. */
export type SocketSide = {
  readonly send: (envelope: object) => void
  /** Resolves with what came back for an envelope. */
  readonly acknowledged: (id: string) => Promise<unknown>
  readonly isAcknowledged: (id: string) => boolean
  readonly close: () => void
}

type Acknowledgement = { readonly envelope_id?: string; readonly payload?: unknown }

export const acceptSocket = (request: IncomingMessage, socket: Duplex): SocketSide => {
  const key = createHash('sha1')
    .update(`${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
  )
  const heard = new Map<string, unknown>()
  const waiting = new Map<string, (payload: unknown) => void>()
  let pending = Buffer.alloc(0)
  socket.on('error', () => undefined)
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk])
    for (let frame = readFrame(pending); frame; frame = readFrame(pending)) {
      pending = pending.subarray(frame.length)
      if (frame.opcode === 9) socket.write(frameOf(frame.payload, 10))
      if (frame.opcode === 8) socket.end()
      if (frame.opcode !== 1) continue
      const { envelope_id: id = '', payload } = JSON.parse(frame.payload.toString()) as Acknowledgement
      heard.set(id, payload)
      waiting.get(id)?.(payload)
    }
  })
  const send = (envelope: object) => void socket.write(frameOf(Buffer.from(JSON.stringify(envelope)), 1))
  send({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0WHOAGREE' } })
  return {
    send,
    isAcknowledged: (id) => heard.has(id),
    acknowledged: (id) =>
      heard.has(id) ? Promise.resolve(heard.get(id)) : new Promise((resolve) => waiting.set(id, resolve)),
    close: () => void socket.destroy(),
  }
}

const frameOf = (payload: Buffer, opcode: number): Buffer => {
  const head =
    payload.length < 126
      ? Buffer.from([0x80 | opcode, payload.length])
      : Buffer.from([0x80 | opcode, 126, payload.length >> 8, payload.length & 0xff])
  return Buffer.concat([head, payload])
}

type Frame = { readonly opcode: number; readonly payload: Buffer; readonly length: number }

/** Clients mask what they send. */
const readFrame = (data: Buffer): Frame | undefined => {
  if (data.length < 6) return undefined
  const short = data.readUInt8(1) & 0x7f
  const [size, at] = short < 126 ? [short, 2] : [data.length < 8 ? Infinity : data.readUInt16BE(2), 4]
  if (data.length < at + 4 + size) return undefined
  const mask = data.subarray(at, at + 4)
  const payload = Buffer.from(
    data.subarray(at + 4, at + 4 + size).map((byte, i) => byte ^ mask.readUInt8(i % 4)),
  )
  return { opcode: data.readUInt8(0) & 0x0f, payload, length: at + 4 + size }
}
