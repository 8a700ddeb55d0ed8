import { describeMainJob } from '../main-job.ts'
import { webRig } from './web-rig.ts'

describeMainJob('the page', webRig)
