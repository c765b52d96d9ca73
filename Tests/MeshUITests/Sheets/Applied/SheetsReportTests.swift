import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

/// What the report says of a step must be what happened.
@Suite struct SheetsReportTests {
  private let plan = Fixtures.plan([StagedStep(id: 1, change: .patch(Fixtures.station.id, .mergeThenRemove))])

  private func text(_ reports: [StepReport], sending: Int? = nil) -> String {
    var sheet = ApplySheet(plan: plan)
    sheet.reports = reports
    sheet.sending = sending
    return screen(Fixtures.with(.applied(sheet))).textLines.joined(separator: "\n")
  }

  @Test func refusalThatChangedNothingSaysSo() async {
    let refusal = ScriptedService.Write.refused(Status(code: .workflowInvalidGraph, details: "No."))
    let report = await Fixtures.report(0, of: plan, readings: [Fixtures.station, Fixtures.station], write: refusal)
    #expect(text([report]).contains("Nothing was changed."))
    #expect(text([report]).contains("0 applied, 1 not applied"))
  }

  @Test func refusalAfterAPartShowsThePart() async {
    let refusal = ScriptedService.Write.thenRefused(Status(code: .workflowInvalidGraph, details: "No."))
    var half = Fixtures.station
    half.nodes.append(Fixtures.stationDraft.result.nodes.last ?? half.nodes[0])
    let report = await Fixtures.report(0, of: plan, readings: [Fixtures.station, half], write: refusal)
    let text = text([report])
    #expect(text.contains("A part of it was done before the refusal"))
    #expect(text.contains("The first of two requests was carried out; the second was refused."))
    #expect(text.contains("done in part") && text.contains("0 applied, 1 applied in part"))
    #expect(text.contains("+ colors"))
    #expect(!text.contains("Nothing was changed"))
  }

  @Test func whatCouldNotBeReadFirstIsNotSent() async {
    let report = await Fixtures.report(0, of: plan, readings: [])
    #expect(text([report]).contains("Nothing was sent. The step stays staged."))
    #expect(!text([report]).contains("refused after") && text([report]).contains("not sent"))
  }

  @Test func lostAnswerIsNotKnown() async {
    let report = await Fixtures.report(0, of: plan, readings: [Fixtures.station], write: .lost)
    #expect(text([report]).contains("It may or may not be done. It is not sent again before we know."))
    #expect(!text([report]).contains("undo"))
  }

  @Test func onlyAppliedStepsOfferTheWayBack() async {
    let after = plan.steps[0].effects[0].after
    let report = await Fixtures.report(0, of: plan, readings: [Fixtures.station, after])
    #expect(text([report]).contains("undo     u stages the way back to the nodes of version 41d77b02"))
    #expect(text([report]).contains("all done"))
    #expect(text([], sending: 1).contains("sending step 1"))
    #expect(!text([], sending: 1).contains("undo"))
  }
}
