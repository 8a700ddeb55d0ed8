import type { FormPage } from '../views/form-page.ts'

/** What a filled form can be printed as. */
export const FORM_FILES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
export type FormFile = keyof typeof FORM_FILES

/** A filled form as a file. The libraries are loaded with the first one, so that nothing else waits for them. */
export const renderForm = async (page: FormPage, as: FormFile): Promise<Buffer> => {
  switch (as) {
    case 'pdf':
      return (await import('./form-pdf.ts')).formPdf(page)
    case 'docx':
      return (await import('./form-word.ts')).formWord(page)
  }
}

/** "form-2026-0417.pdf". */
export const fileName = ({ reference }: Pick<FormPage, 'reference'>, as: FormFile): string =>
  `form-${reference.replaceAll(/\W+/g, '-')}.${as}`
