import { z } from 'zod'
import * as actions from './actions.ts'
import * as admission from './admission.ts'
import * as advisories from './advisories.ts'
import * as advisoryDesk from './advisory-desk.ts'
import * as colleagues from './colleagues.ts'
import * as desk from './desk.ts'
import * as health from './health.ts'
import * as likeness from './likeness.ts'
import * as mail from './mail.ts'
import * as nodes from './nodes.ts'
import * as people from './people.ts'
import * as picture from './picture.ts'
import * as queue from './queue.ts'
import * as releases from './releases.ts'
import * as reports from './reports.ts'
import * as requirements from './requirements.ts'
import * as samples from './samples.ts'
import * as searches from './searches.ts'
import * as setUp from './set-up.ts'
import * as situations from './situations.ts'
import * as terms from './terms.ts'
import * as words from './words.ts'

export {
  actions,
  admission,
  advisories,
  advisoryDesk,
  colleagues,
  desk,
  health,
  likeness,
  mail,
  nodes,
  people,
  picture,
  queue,
  releases,
  reports,
  requirements,
  samples,
  searches,
  setUp,
  situations,
  terms,
  words,
}

/** Shapes that stand in several places have a name in OpenAPI, and are written there once. */
const NAMED: Record<string, z.ZodType> = {
  Tlp: words.tlp,
  Layer: words.layer,
  Circle: words.circle,
  From: words.from,
  CrowdCount: words.crowdCount,
  IndicatorType: words.indicatorType,
  IndicatorRole: words.role,
  IndicatorUse: words.use,
  Indicator: words.indicator,
  Sector: words.sector,
  Region: words.region,
  MemberKind: words.memberKind,
  Audience: reports.audience,
  Content: reports.content,
  ShareRequest: reports.shareIn,
  ReportSummary: reports.reportSummary,
  Report: reports.report,
  Advisory: advisories.advisoryParts,
  Actions: actions.actionsPage,
  Preview: reports.preview,
  Entry: reports.entry,
  Member: people.memberSummary,
  NodeSummary: people.nodeSummary,
  NodeRequest: nodes.nodeRequest,
  Me: people.me,
  Draft: people.draft,
  Colleague: colleagues.colleague,
  Application: admission.applicationPage,
  Desk: desk.desk,
  SituationSummary: situations.situationSummary,
  Situation: situations.situation,
  QueueItem: queue.queueItem,
  SavedSearch: searches.savedSearch,
  Sample: samples.sample,
  Release: releases.release,
}
for (const [id, shape] of Object.entries(NAMED)) z.globalRegistry.add(shape, { ...z.globalRegistry.get(shape), id })
