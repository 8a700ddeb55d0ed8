import { RegisterRefused } from '../store/register-refused.ts'
import { type Verified, verifyRegister } from '../store/verify-register.ts'

/** Checks every byte of a register that was copied. Throws `RegisterRefused` with a sentence and every damage where it is not whole. */
export const wholeOrRefused = async (
  folder: string,
  sentence: string,
): Promise<Extract<Verified, { readonly ok: true }>> => {
  const verified = await verifyRegister(folder)
  if (verified.ok) return verified
  throw new RegisterRefused(
    [sentence, ...verified.damages.map(({ file, message }) => `${file} ${message}`)].join('\n'),
  )
}
