import MeshCore

extension Plan {
  /// The plan for people: each step with what it changes, then how much in all.
  func lines() -> [String] {
    steps.flatMap { $0.lines() } + [summary.sentence]
  }
}

extension Plan.Summary {
  var sentence: String {
    var words = "\(creates) to create, \(changes) to change, \(deletes) to delete"
    if warnings > 0 { words += ", \(warnings) \(warnings == 1 ? "warning" : "warnings")" }
    if conflicts > 0 { words += ", \(conflicts) in the way" }
    return words + "."
  }
}

extension Plan.Step {
  /// What is sent, in words: `merge photo-basics`.
  var title: String { title(joint: ", then ") }

  /// A line for each node, attribute and workflow that changes.
  var changeLines: [String] {
    switch change.fate {
    case .added: effects.flatMap(\.lines)
    // That a workflow takes another id says the title: no node changes.
    case .changed: change.sendsDraft ? effects.flatMap(\.lines) : []
    case .removed: effects.map { "  - \($0.id.distinct)" }
    }
  }

  func lines() -> [String] {
    guard !isDone else { return [title, "  done already: nothing of it is left to send"] }
    return [title] + changeLines + warnings.map { "  warning: \($0)" }
      + obstacles.flatMap { ["  in the way: \($0.message)", "    \($0.nextStep(for: change))"] }
  }
}

extension Plan.Effect {
  /// A line a node, an attribute and the order, with the marks of the editor: `+` added, `-` removed, `~` changed.
  fileprivate var lines: [String] {
    let diff = diff
    let attributes = diff.attributes.map { name in
      let (old, new) = (before?.attributes[name]?.compact ?? "none", after?.attributes[name]?.compact ?? "none")
      return "  ~ \(name)  \(old) → \(new)"
    }
    return diff.nodes.map { change in
      switch change {
      case .added(let node):
        "  + \(node.id.distinct)  \(node.model.text) from \(FieldChange.inputs(node.inputs.map(\.distinct)))"
      case .removed(let node): "  - \(node.id.distinct)  \(node.model.text)"
      case .changed(let id, let fields):
        "  ~ \(id.distinct)  "
          + fields.map { "\($0.field.rawValue) \($0.oldShort) → \($0.newShort)" }.joined(separator: ", ")
      }
    } + attributes + (diff.reordered ? ["  ~ order of the nodes"] : [])
  }
}
