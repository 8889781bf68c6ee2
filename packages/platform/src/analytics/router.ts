import { command, query } from '@belvedere/kernel';
import { z } from 'zod';
import { analyticsErrors } from './errors.ts';
import { exportReport } from './export/export-report.ts';
import { exportInput, exportedReport } from './export/schemas.ts';
import { reportFunnel } from './reports/report-funnel.ts';
import { reportHeatmap } from './reports/report-heatmap.ts';
import { reportHotspots } from './reports/report-hotspots.ts';
import { reportHours } from './reports/report-hours.ts';
import { reportLive } from './reports/report-live.ts';
import { reportOverview } from './reports/report-overview.ts';
import { reportPaths } from './reports/report-paths.ts';
import { reportRefusals } from './reports/report-refusals.ts';
import { reportScenes } from './reports/report-scenes.ts';
import { reportTours } from './reports/report-tours.ts';
import { reportVisitors } from './reports/report-visitors.ts';
import * as reports from './reports/schemas.ts';
import { createSavedReport } from './saved/create-saved-report.ts';
import { listSavedReports } from './saved/list-saved-reports.ts';
import { removeSavedReport } from './saved/remove-saved-report.ts';
import * as saved from './saved/schemas.ts';
import { updateSavedReport } from './saved/update-saved-report.ts';
import { analyticsScopes } from './scopes.ts';

const { saved_report_not_found, too_many_saved_reports, not_a_member, not_shared } = analyticsErrors;

export const analyticsRouter = {
  overview: query({
    scope: analyticsScopes.read,
    describe: 'Says how much tours were looked at and shared, in all and day by day, beside as many days before.',
    input: reports.reportInput,
    output: reports.overviewReport,
    errors: [],
    rate: 'heavy',
    run: reportOverview,
  }),
  tours: query({
    scope: analyticsScopes.read,
    describe: 'Says which tours were looked at and shared, most visited first.',
    input: reports.reportInput,
    output: reports.toursReport,
    errors: [],
    rate: 'heavy',
    run: reportTours,
  }),
  scenes: query({
    scope: analyticsScopes.read,
    describe: 'Says which scenes were looked at and for how long, most seen first.',
    input: reports.reportInput,
    output: reports.scenesReport,
    errors: [],
    rate: 'heavy',
    run: reportScenes,
  }),
  hotspots: query({
    scope: analyticsScopes.read,
    describe: 'Says which hotspots were seen and clicked, most clicked first.',
    input: reports.reportInput,
    output: reports.hotspotsReport,
    errors: [],
    rate: 'heavy',
    run: reportHotspots,
  }),
  hours: query({
    scope: analyticsScopes.read,
    describe:
      'Says how much tours were looked at hour by hour, of 31 days at most and of the last seven unless said, and by how many visits in all.',
    input: reports.reportInput,
    output: reports.hoursReport,
    errors: [],
    rate: 'heavy',
    run: reportHours,
  }),
  paths: query({
    scope: analyticsScopes.read,
    describe: 'Says from which scene of a tour people went to which, and where they came in and went out.',
    input: reports.pathsInput,
    output: reports.pathsReport,
    errors: [],
    rate: 'heavy',
    run: reportPaths,
  }),
  funnel: query({
    scope: analyticsScopes.read,
    describe: 'Says how many visits of a tour did some steps one after the other, at most 93 days together.',
    input: reports.funnelInput,
    output: reports.funnelReport,
    errors: [],
    rate: 'heavy',
    run: reportFunnel,
  }),
  heatmap: query({
    scope: analyticsScopes.read,
    describe: 'Says where people looked in a scene, in parts of the sphere that are all of one size.',
    input: reports.heatmapInput,
    output: reports.heatmapReport,
    errors: [],
    rate: 'heavy',
    run: reportHeatmap,
  }),
  visitors: query({
    scope: analyticsScopes.read,
    describe: 'Says with what and from where people looked, and which sites and campaigns led them here.',
    input: reports.visitorsInput,
    output: reports.visitorsReport,
    errors: [],
    rate: 'heavy',
    run: reportVisitors,
  }),
  live: query({
    scope: analyticsScopes.read,
    describe: 'Says who looks right now.',
    input: z.strictObject({}),
    output: reports.liveReport,
    errors: [],
    rate: 'read',
    run: reportLive,
  }),
  export: query({
    scope: analyticsScopes.read,
    describe: 'Makes a file of a report: CSV for spreadsheets, JSON for programs.',
    input: exportInput,
    output: exportedReport,
    errors: [],
    rate: 'heavy',
    run: exportReport,
  }),
  refusals: query({
    scope: analyticsScopes.read,
    describe: 'Says how many hits were not kept, day by day, and why: of bots, without consent, and the like.',
    input: reports.reportInput.omit({ tourId: true }),
    output: reports.refusalsReport,
    errors: [],
    rate: 'heavy',
    run: reportRefusals,
  }),
  savedReports: {
    list: query({
      scope: analyticsScopes.read,
      describe: 'Lists the caller’s saved reports and those that are shared, by name.',
      input: z.strictObject({}),
      output: saved.savedReportList,
      errors: [],
      rate: 'read',
      run: listSavedReports,
    }),
    create: command({
      scope: analyticsScopes.manage,
      describe:
        'Keeps a report under a name: which one, its filters and its days as seen from today; and has it sent where that is wanted.',
      input: saved.createSavedReportInput,
      output: saved.savedReportView,
      errors: [too_many_saved_reports, not_a_member, not_shared],
      rate: 'write',
      audit: { action: 'analytics.saved_report.created', resourceType: 'saved_report', resourceId: ({ output }) => output.id },
      idempotent: 'key',
      run: createSavedReport,
    }),
    update: command({
      scope: analyticsScopes.manage,
      describe: 'Changes a saved report, who sees it, how often it is sent and to whom.',
      input: saved.updateSavedReportInput,
      output: saved.savedReportView,
      errors: [saved_report_not_found, not_a_member, not_shared],
      rate: 'write',
      audit: { action: 'analytics.saved_report.updated', resourceType: 'saved_report', resourceId: ({ input }) => input.id },
      idempotent: 'natural',
      run: updateSavedReport,
    }),
    remove: command({
      scope: analyticsScopes.manage,
      describe: 'Removes a saved report; nobody is sent it any more.',
      input: saved.savedReportId,
      output: saved.savedReportId,
      errors: [saved_report_not_found],
      rate: 'write',
      audit: { action: 'analytics.saved_report.removed', resourceType: 'saved_report', resourceId: ({ input }) => input.id },
      idempotent: 'key',
      run: removeSavedReport,
    }),
  },
};
