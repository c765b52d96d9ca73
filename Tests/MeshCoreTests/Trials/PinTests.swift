import Foundation
@testable import MeshCore
import Testing

@Suite struct PinTests {
  private func bound(_ limit: Pin.Bound.Limit, node: NodeID = "a") -> Pin.Bound {
    Pin.Bound(node: node, concept: "n1", name: "cat", limit: limit)
  }

  private func check(_ bounds: [Pin.Bound], live: Double?, draft: Double?) -> PinCheck {
    func given(_ value: Double?) -> [NodeID: TrialAnswers.Given] {
      ["a": .output(OutputData(concepts: value.map { [Concept(id: "n1", name: "cat", value: $0)] } ?? []))]
    }
    let pin = Pin(workflow: "flow", image: .sample("cat"), digest: "", bounds: bounds)
    return PinCheck(pin, TrialAnswers(image: .sample("cat"), given: [given(live), given(draft)]))
  }

  @Test func aBoundHoldsOrDoesNot() {
    let must = bound(.atLeast(0.5))
    #expect(check([must], live: 0.9, draft: 0.5).lines.map(\.verdict) == [.passes])
    #expect(check([must], live: 0.4, draft: 0.5).lines.map(\.verdict) == [.passesNew])
    #expect(check([must], live: 0.9, draft: 0.49).lines.map(\.verdict) == [.fails])
    // What is not listed is below all that is.
    #expect(check([must], live: 0.9, draft: nil).lines.map(\.verdict) == [.fails])
    #expect(check([bound(.below(0.2))], live: 0.3, draft: nil).lines.map(\.verdict) == [.passesNew])
    #expect(check([bound(.below(0.2))], live: 0.1, draft: 0.2).isGood == false)
  }

  /// A node that is called otherwise by now is no reason to fail; one that gave nothing is.
  @Test func whatIsNotKnownIsNotGood() {
    let pin = Pin(workflow: "flow", image: .sample("cat"), digest: "", bounds: [bound(.atLeast(0.5))])
    let cat = TrialAnswers.Given.output(OutputData(concepts: [Concept(id: "n1", name: "cat", value: 0.9)]))
    let renamed = PinCheck(pin, TrialAnswers(image: .sample("cat"), given: [["a": cat], ["b": cat]]))
    #expect(renamed.isGood && renamed.lines[0].isElsewhere)
    let colors = TrialAnswers.Given.output(
      OutputData(colors: [ColorShare(hex: "#ff0000", w3cHex: "#ff0000", w3cName: "red", share: 1)]))
    let coloured = PinCheck(pin, TrialAnswers(image: .sample("cat"), given: [["a": cat], ["a": colors]]))
    #expect(coloured.lines.map(\.verdict) == [.notKnown("a gives colours, and no concepts.")])
    let silent = PinCheck(
      pin, TrialAnswers(image: .sample("cat"), given: [["a": cat], ["a": .nothing("it failed")]]))
    #expect(silent.lines.map(\.verdict) == [.notKnown("a gave nothing: it failed.")])
    let gone = PinCheck(pin, fault: "It is gone.")
    #expect([renamed, silent, gone].failures == 2)
    #expect([renamed, silent, gone].summary == "2 of 3 pins are not known to hold.")
    let failing = check([bound(.atLeast(0.5)), bound(.atLeast(0.1))], live: 0.9, draft: 0.2)
    #expect([failing, gone].summary == "The change fails 1 of 2 pins; 1 is not known.")
    #expect([failing, gone].shortfall == "1 fails" && [failing, failing].shortfall == "2 fail")
    #expect([renamed, silent, gone].shortfall == "2 not known" && [renamed].shortfall == nil)
    #expect([failing].summary == "The change fails the pin." && [gone].summary == "The pin is not known to hold.")
    #expect([renamed].summary == "The change passes the pin." && [PinCheck]().summary.isEmpty)
  }

  /// Of the change only the nodes are run that have to find something.
  @Test func onlyWhatIsPinnedIsRun() {
    let live = Workflow("flow", WorkflowNode("a"), WorkflowNode("b", "quality"))
    let nodes = [WorkflowNode("a", "colors", "v2"), WorkflowNode("b", "quality", "v2")]
    func calls(_ node: NodeID) -> Int {
      let pin = Pin(workflow: "flow", image: .sample("cat"), digest: "", bounds: [bound(.atLeast(0.5), node: node)])
      return TrialPlan(PinQuestion(pins: [pin], live: live, nodes: nodes).trial, callsPerGraph: nil).calls
    }
    // The workflow, and the one model. Of a node that is gone any other may find it.
    #expect(calls("a") == 2 && calls("gone") == 3)
  }

  /// What live does not list is there by the change, too; what live did not say is not known to be new.
  @Test func whatLiveDoesNotListIsNew() {
    #expect(check([bound(.atLeast(0.5))], live: nil, draft: 0.9).lines.map(\.verdict) == [.passesNew])
    let pin = Pin(workflow: "flow", image: .sample("cat"), digest: "", bounds: [bound(.atLeast(0.5))])
    let cat = TrialAnswers.Given.output(OutputData(concepts: [Concept(id: "n1", name: "cat", value: 0.9)]))
    let found = PinCheck(
      pin, TrialAnswers(image: .sample("cat"), given: [["a": .nothing("it failed")], ["a": cat]]))
    #expect(found.lines.map(\.verdict) == [.passes])
  }

  /// Where the node is called otherwise all count: enough is enough, but one that gave nothing may be too much.
  @Test func aSilentNodeBesideOthers() {
    func verdict(_ limit: Pin.Bound.Limit) -> PinCheck.Verdict? {
      let pin = Pin(workflow: "flow", image: .sample("cat"), digest: "", bounds: [bound(limit, node: "gone")])
      let cat = TrialAnswers.Given.output(OutputData(concepts: [Concept(id: "n1", name: "cat", value: 0.4)]))
      return PinCheck(
        pin, TrialAnswers(image: .sample("cat"), given: [["a": cat], ["a": cat, "b": .nothing("it failed")]])
      ).lines.first?.verdict
    }
    #expect(verdict(.atLeast(0.3)) == .passes)
    #expect(verdict(.below(0.5)) == .notKnown("b gave nothing: it failed."))
  }

  @Test func anImageIsPinnedOnceAndGoesWithItsWorkflow() {
    var bench = Workbench()
    var pin = Pin(workflow: "flow", image: .sample("cat"), digest: "d", bounds: [bound(.atLeast(0.5))])
    #expect(bench.pin(pin) == [.pins([pin])])
    pin.bounds = [bound(.below(0.5))]
    #expect(bench.pin(pin) == [.pins([pin])])
    _ = bench.follow("flow", to: "stream")
    #expect(bench.pins.map(\.workflow) == ["stream"])
    #expect(Workbench(bench.journal).pins == bench.pins)
    let unpinned = Pin(workflow: "stream", image: .sample("cat"), digest: "", bounds: [])
    #expect(bench.pin(unpinned) == [.pins([])])
  }

  /// The examples of FIPS 180-4, and lengths around the ends of blocks.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 1000), "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"),
    (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
  ])
  func digestsAreThoseOfTheStandard(_ text: String, _ digest: String) {
    #expect(SHA256.digest(Data(text.utf8)) == digest)
  }
}
