import Canvas
import MeshCore
import Panels

extension State {
  /// What a step does, as sentences; each begins a line.
  func words(of change: StagedChange) -> [[Span]] {
    switch change {
    case .create(let id):
      guard let draft = drafts[id] else { return [[Span("The draft of \(id) is gone.", .error)]] }
      return [
        [Span("Creates \(id) with the \(counted(draft.result.nodes.count, "node")) of your draft.")],
        [Span("If the id is taken by then, the service refuses it and nothing is changed.")],
      ]
    case .rename(let id, let new):
      return [
        [Span("Gives \(id) the id \(new). Its nodes and versions stay; its draft and steps follow.")],
        [Span("If the new id is taken by then, the service refuses it and nothing is changed.")],
      ]
    case .patch(let id, let choice, _):
      guard let draft = sentDraft(change) else { return [[Span("The draft of \(id) is gone.", .error)]] }
      let actions = choice.actions(from: draft.base, to: draft.result)
      let patches = choice.patches(from: draft.base, to: draft.result)
      let words = part(of: change) + actions.flatMap { $0.words(for: draft, patches) }
      guard !patches.isEmpty else { return words }
      let outlook = PatchOutlook(patches, on: draft.base, wanted: draft.result)
      let open =
        outlook.risks.map { [Span("! ", .error), Span($0.message + ".")] }
        + outlook.shortfalls.map { [Span("? ", .warn), Span($0 + ".", .dim)] }
      return words + open + [[Span("Read again just before the write; a change in between is found afterwards.", .dim)]]
    case .delete(let ids):
      let subject = ids.count == 1 ? ids[0] : "\(ids.count) workflows: \(ids.joined(separator: ", "))"
      return deletion(of: subject)
    case .deleteAll: return deletion(of: "every workflow of \(session.app.name)")
    }
  }

  /// Which changes of a draft are sent, where not all are.
  private func part(of change: StagedChange) -> [[Span]] {
    guard change.part != nil, let whole = change.workflows.first.flatMap({ drafts[$0] }), let draft = sentDraft(change)
    else { return [] }
    let sent = WorkflowDiff(from: draft.base, to: draft.result).nodes.map(\.id)
    let left = WorkflowDiff(from: whole.base, to: whole.result).nodes.map(\.id).filter { !sent.contains($0) }
    let names = sent.isEmpty ? "nothing: what was marked is as before" : sent.joined(separator: ", ")
    guard !left.isEmpty else { return [[Span("only", .changed), Span(" \(names).")]] }
    return [[Span("only", .changed), Span(" \(names). In the draft stays: \(left.joined(separator: ", ")).")]]
  }

  private func deletion(of subject: String) -> [[Span]] {
    [
      [Span("Deletes \(subject)"), Span(" on the service, with all versions. ", .removed), Span("It is final there.")],
      .sentence("`\(key(.reverse, in: .applied))` in the report stages it again, without old versions.", .text),
      [Span("The plan asks for the id to be typed.", .dim)],
    ]
  }
}

extension PatchAction {
  fileprivate func words(for draft: Draft, _ patches: [WorkflowPatch]) -> [[Span]] {
    guard let item = patches.first(where: { $0.action == self })?.items.first else {
      return [[Span("\(rawValue)", .error), Span(" has nothing to send for this draft.")]]
    }
    let count = counted(item.nodes.count, "node")
    switch self {
    case .overwrite:
      return [[Span("Replaces the list with the \(count) of your draft, and sends every attribute with it.")]]
    case .merge where item.nodes.isEmpty:
      return [[Span("Sends \(item.attributes.keys.sorted().joined(separator: ", ")), and no node.")]]
    case .merge: return [[Span("Sends \(count): new ones are added, those of an id that is there are changed.")]]
    case .remove where item.nodes.isEmpty: return [[Span("Removes the cover image, and sends nothing else.")]]
    case .remove: return [[Span("Names \(count) that the service is to drop.")]]
    }
  }
}
