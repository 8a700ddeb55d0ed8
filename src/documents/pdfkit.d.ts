/** As much of pdfkit as the forms are drawn with: the package ships no types of its own. Lengths are points, y from the top. */
declare module 'pdfkit' {
  type Shape = {
    readonly width?: number
    readonly align?: 'left' | 'right'
    readonly lineGap?: number
    readonly lineBreak?: boolean
  }
  type Settings = {
    readonly size: 'A4'
    readonly margins: Margins
    readonly bufferPages: boolean
    readonly lang: string
    readonly displayTitle: boolean
    readonly tagged: boolean
    readonly pdfVersion: '1.7'
    readonly info: Readonly<Record<string, string | Date>>
  }
  type Margins = { readonly top: number; bottom: number; readonly left: number; readonly right: number }
  interface Structure {
    add(child: Structure): this
    end(): void
  }
  class PDFDocument {
    constructor(settings: Settings)
    y: number
    readonly page: { readonly width: number; readonly height: number; readonly margins: Margins }
    addPage(): this
    font(name: string, size: number): this
    text(text: string, x: number, y: number, shape: Shape): this
    heightOfString(text: string, shape: Shape): number
    rect(x: number, y: number, width: number, height: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    lineWidth(width: number): this
    dash(length: number): this
    undash(): this
    stroke(colour: string): this
    fill(colour: string): this
    fillColor(colour: string): this
    struct(kind: string, draw?: () => void): Structure
    addStructure(structure: Structure): this
    markContent(kind: 'Artifact'): this
    endMarkedContent(): this
    bufferedPageRange(): { readonly count: number }
    switchToPage(page: number): this
    on(event: 'data', listener: (chunk: Uint8Array) => void): this
    on(event: 'end', listener: () => void): this
    on(event: 'error', listener: (error: Error) => void): this
    end(): void
  }
  export { PDFDocument as default }
}
