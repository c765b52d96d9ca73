import FoundationEssentials
import MeshCore
import TestSupport

/// A random use of a bench beside a service that now and then refuses, loses its answers, or is changed by somebody else.
struct WorkbenchWalk {
  private(set) var bench = Workbench()
  /// A journal that is given all that the bench returns, and nothing else.
  private(set) var written: JournalModel
  private(set) var sentCount = 0
  private(set) var followedCount = 0
  private var random: SeededGenerator
  private let service: MemoryService
  private let client: MeshClient
  private var time = Date(timeIntervalSince1970: 0)

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let faults = (0..<100).map { _ in random.fault() }
    service = MemoryService(Self.ids.prefix(4).map { random.workflow($0) }, faults: faults)
    client = MeshClient(app: .demo, transport: service)
    bench.kept.json = .object([
      "nodes": .array(Self.ids.map { ["workflow": .string($0), "model": "colors"] }),
      "conflicts": .array(Self.ids.map { ["workflow": .string($0)] }), "open": ["workflow": "one"],
      "texts": .object(Dictionary(uniqueKeysWithValues: Self.ids.map { ($0, .string("id: \($0)")) })),
      "renames": ["one": "uno", "two": "three"], "image": "cat.png", "newer": ["one": 1],
    ])
    written = JournalModel(form: bench.kept.json)
    self.random = random
  }

  private static let ids: [WorkflowID] = ["one", "two", "three", "four", "five", "six"]

  mutating func take() async {
    time += 1
    let stored = await service.workflows
    let id = random.pick(Self.ids)
    switch random.below(16) {
    case 0, 1, 2, 3: edit(bench.drafts[id]?.base ?? stored[id])
    case 4: write((try? bench.undoEdit(of: id))?.entries)
    case 5: write((try? bench.redoEdit(of: id))?.entries)
    case 6: write(bench.beginDraft(Draft(base: Workflow(id: id), isNew: true)))
    case 7: write(bench.endDraft(id))
    case 8, 9: write(bench.stage(change(of: id), at: id))
    case 10: hold()
    case 11: write(random.chance(oneIn: 2) ? bench.undoStaging(of: id)?.entries : bench.redoStaging(of: id)?.entries)
    case 12: unstage(bench.staged.filter { _ in random.chance(oneIn: 4) })
    case 13: stageFile(random.workflow(id), stored)
    case 14: for sent in bench.openSteps { write(bench.judge(sent, by: stored)) }
    case _: await send()
    }
  }

  private mutating func write(_ entries: [JournalEntry]?) { written.write(entries ?? []) }

  private mutating func edit(_ stored: Workflow?) {
    guard let stored else { return }
    let edit = random.edit(of: bench.drafts[stored.id]?.result ?? stored)
    write(try? bench.make(edit, on: stored))
  }

  private mutating func change(of id: WorkflowID) -> StagedChange {
    if let draft = bench.drafts[id], !random.chance(oneIn: 3) {
      return draft.isNew ? .create(id) : .patch(id, .automatic)
    }
    let other = random.pick(Self.ids)
    return random.chance(oneIn: 3) ? .delete([id]) : other == id ? .deleteAll : .rename(id, to: other)
  }

  private mutating func hold() {
    guard let step = bench.staged.randomElement(using: &random) else { return }
    write(
      bench.changeStep(step.id, at: nil) { steps in
        if let index = steps.firstIndex(of: step) { steps[index].isHeld.toggle() }
      })
  }

  private mutating func unstage(_ steps: [StagedStep]) { write(bench.unstage(where: steps.contains)) }

  private mutating func stageFile(_ workflow: Workflow, _ stored: [WorkflowID: Workflow]) {
    guard bench.drafts[workflow.id] == nil else {
      return write(bench.discardImports(of: [workflow.id]))
    }
    write(bench.stage(FileChanges([workflow], stored: stored, firstStep: bench.nextStep)))
  }

  /// Plans and sends one step, as both do it; now and then the program ends before there is a report.
  private mutating func send() async {
    guard var step = bench.staged.randomElement(using: &random) else { return }
    step.isHeld = false
    guard let planned = try? await client.plan([step], drafts: bench.drafts, now: time).accepted.steps.first else {
      return
    }
    if planned.isDone { return write(bench.settle(done: planned, at: time)) }
    guard planned.isReady else { return }
    write(bench.begin(planned, at: time))
    sentCount += 1
    let now = time
    let report = await StepRunner(client: client) { now }.apply(planned)
    if random.chance(oneIn: 6) { return }
    write(random.chance(oneIn: 8) ? bench.lose(step.id) : bench.end(report))
    if bench.history.first?.followed != nil { followedCount += 1 }
  }
}

extension SeededGenerator {
  fileprivate mutating func fault() -> MemoryService.Fault? {
    switch below(8) {
    case 0: .lost(applied: chance(oneIn: 2))
    case 1: .refused(code: 21200, http: 400)
    case 2: .followed { $0["one"]?.nodes = [] }
    case _: nil
    }
  }
}
