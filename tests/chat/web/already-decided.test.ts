import { describeAlreadyDecided } from '../already-decided.ts'
import { webRig } from './web-rig.ts'

describeAlreadyDecided('the page', webRig)
