import { describeMainJob } from '../main-job.ts'
import { slackRig } from './slack-rig.ts'

describeMainJob('Slack', slackRig)
