import MeshCore
import TestSupport
import Testing

/// What is sent for a draft is right under every reading, or the plan says under which it is not.
@Suite struct ReadingPropertyTests {
  /// What a proposal leaves is the draft, under each of the readings. The exception is said: an attribute that goes may
  /// stay where overwrite keeps what is not sent.
  @Test func proposalsComeToTheDraftUnderEveryReading() throws {
    var proposed: [PatchAction: Int] = [:]
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let (base, target) = random.richDraft()
      guard !WorkflowDiff(from: base, to: target).isEmpty else { continue }
      let proposal = Proposal(from: base, to: target)
      #expect(!proposal.patches.isEmpty, "seed \(seed)")
      let outlook = PatchOutlook(proposal.patches, on: base, wanted: target)
      #expect(outlook.expected == target && outlook.risks.isEmpty, "seed \(seed): \(outlook)")
      for reading in Reading.allCases {
        let left = try #require(proposal.patches.left(of: base, under: reading), "seed \(seed), \(reading.text)")
        #expect(left.nodes == target.nodes, "seed \(seed), \(reading.text): \(proposal)")
        for name in Set(left.attributes.keys).union(target.attributes.keys)
        where left.attributes[name] != target.attributes[name] {
          #expect(
            target.attributes[name] == nil && reading.overwrite == .sent, "seed \(seed), \(reading.text): \(name)")
          #expect(outlook.says(name, under: reading), "seed \(seed), \(reading.text): \(name) of \(outlook.shortfalls)")
        }
      }
      for patch in proposal.patches { proposed[patch.action, default: 0] += 1 }
    }
    for action in PatchAction.allCases { #expect(proposed[action, default: 0] > 10, "\(action)") }
  }

  /// Whatever somebody chooses: what the draft leaves alone stays, or it is said under which reading it goes; and what
  /// the draft names holds, or it is said under which reading it does not.
  @Test(arguments: [.chosen(.overwrite), .chosen(.merge), .chosen(.remove), .mergeThenRemove] as [PatchChoice])
  func whatIsChosenIsToldUnderEveryReading(choice: PatchChoice) throws {
    var (lossy, safe) = (0, 0)
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let (base, target) = random.richDraft()
      let patches = choice.patches(from: base, to: target)
      guard !patches.isEmpty else { continue }
      let outlook = PatchOutlook(patches, on: base, wanted: target)
      if outlook.risks.isEmpty { safe += 1 } else { lossy += 1 }
      for reading in Reading.allCases {
        guard let left = patches.left(of: base, under: reading) else {
          #expect(outlook.says("is refused", under: reading), "seed \(seed), \(reading.text)")
          continue
        }
        for name in left.names(differingFrom: target) {
          #expect(outlook.says(name, under: reading), "seed \(seed), \(reading.text): \(name) of \(outlook)")
        }
      }
    }
    #expect(safe > 50 || choice == .chosen(.overwrite))
    #expect(lossy > 50 || choice == .chosen(.overwrite) || choice == .chosen(.remove), "\(lossy) of \(safe + lossy)")
  }

  /// Written by somebody, and not made of a draft: what is there and is not named stays, or it is said.
  @Test func whatAWrittenPatchTakesIsTold() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let (base, other) = random.richDraft()
      var patch = WorkflowPatch(action: .merge, items: [WorkflowPatch.Item(other)])
      // A written node may name a part of itself.
      for index in patch.items[0].nodes.indices where random.chance(oneIn: 2) {
        patch.items[0].nodes[index].inputs = nil
        patch.items[0].nodes[index].suppressesOutput = nil
        patch.items[0].nodes[index].override = nil
      }
      let wanted = try #require(patch.result(on: base))
      let outlook = PatchOutlook([patch], on: base, wanted: wanted)
      #expect(outlook.expected == wanted)
      for reading in Reading.allCases {
        let left = try #require(patch.result(on: base, under: reading))
        for name in left.names(differingFrom: wanted) {
          #expect(outlook.says(name, under: reading), "seed \(seed), \(reading.text): \(name)")
        }
      }
    }
  }

  /// A loss is of something that was there and that the draft keeps, and a reading whose answers it names takes it.
  @Test func aLossIsReal() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let (base, target) = random.richDraft()
      guard let patch = WorkflowPatch(.merge, from: base, to: target) else { continue }
      for risk in PatchOutlook([patch], on: base, wanted: target).risks {
        let readings = Reading.allCases.filter { reading in
          risk.conditions.isEmpty
            || risk.conditions.contains { $0.answers.allSatisfy { reading.answer(to: $0.question) == $0 } }
        }
        #expect(!readings.isEmpty)
        for reading in readings {
          let left = try #require(patch.result(on: base, under: reading))
          for loss in risk.losses {
            switch loss.subject {
            case .node(let id): #expect(base[node: id] != nil && target[node: id] != nil && left[node: id] == nil)
            case .field(let id, _): #expect(left[node: id] != base[node: id], "seed \(seed)")
            case .unknown(let id): #expect(left[node: id]?.extras != base[node: id]?.extras, "seed \(seed)")
            case .attribute(let name): #expect(left.attributes[name] != base.attributes[name], "seed \(seed)")
            }
          }
        }
      }
    }
  }
}

extension [WorkflowPatch] {
  /// What they leave one after the other; nil where one is refused.
  fileprivate func left(of stored: Workflow, under reading: Reading) -> Workflow? {
    reduce(stored) { left, patch in left.flatMap { patch.result(on: $0, under: reading) } }
  }
}

extension PatchOutlook {
  /// Whether it says something of `name` for this reading.
  fileprivate func says(_ name: String, under reading: Reading) -> Bool {
    let answers = Set(Reading.Question.allCases.map { reading.answer(to: $0).text })
    let lost = risks.flatMap { risk in
      risk.losses.map { $0.title + risk.conditions.map { " (\($0.text))" }.joined() }
    }
    return (shortfalls + lost).contains { text in
      let conditions = text.matches(of: /\(((?:[a-z]+=[a-z]+,?)+)\)/).map { $0.output.1.split(separator: ",") }
      let holds = conditions.isEmpty || conditions.contains { $0.allSatisfy { answers.contains(String($0)) } }
      return holds && text.contains(name)
    }
  }
}

extension Workflow {
  /// The nodes and attributes that are not as in `other`.
  fileprivate func names(differingFrom other: Workflow) -> [String] {
    let diff = WorkflowDiff(from: self, to: other)
    return diff.nodes.map(\.id) + diff.attributes + (diff.reordered ? ["another order"] : [])
  }
}

extension SeededGenerator {
  /// A workflow with every writable attribute now and then, and the same after some edits; attributes may go.
  fileprivate mutating func richDraft() -> (Workflow, Workflow) {
    var base = workflow()
    base.attributes.merge(richAttributes()) { _, new in new }
    var draft = draft(of: base, edits: below(3))
    if chance(oneIn: 3) {
      var attributes = draft.result.attributes
      switch below(3) {
      case 0: attributes.merge(richAttributes()) { _, new in new }
      case 1: attributes["image"] = nil
      case _: attributes[pick(["description", "notes", "use_cases", "metadata"])] = nil
      }
      try? draft.make(.replaceAttributes(attributes))
    }
    // A workflow without nodes cannot be sent.
    return draft.result.nodes.isEmpty ? (base, base) : (base, draft.result)
  }

  private mutating func richAttributes() -> [String: JSON] {
    var attributes: [String: JSON] = [:]
    if chance(oneIn: 2) { attributes["notes"] = .string(pick(["n1", "n2"])) }
    if chance(oneIn: 2) { attributes["use_cases"] = .array((0...below(3)).map { .string("use-\($0)") }) }
    if chance(oneIn: 3) {
      attributes["metadata"] = ["tags": [.string(pick(["t1", "t2"]))], "deep": ["list": [1, 2]]]
    }
    if chance(oneIn: 3) { attributes["visibility"] = ["gettable": .string(pick(["PRIVATE", "PUBLIC"]))] }
    if chance(oneIn: 3) { attributes["check_consents"] = ["c1"] }
    if chance(oneIn: 3) { attributes["image"] = ["url": "https://samples.clarifai.com/cover.jpg"] }
    return attributes
  }
}
