extension Workflow {
  /// The edits after which the workflow is as a text describes it.
  /// - Parameter typeID: the type of a model, where it is known.
  /// - Throws: what is wrong with the text, in words that go on after a name for it.
  package func edits(
    reaching described: [Workflow], typeID: (ModelReference) -> String?
  ) throws(FileError) -> [Edit] {
    guard described.count == 1, var target = described.first else {
      throw FileError("it describes \(described.count) workflows. Leave one, or import it as a file.")
    }
    guard target.id == id else {
      throw FileError("its id is \(target.id) now. An id is not changed here: write \(id) again.")
    }
    if let issue = Validation(target, typeID: typeID).errors.first { throw FileError("\(issue.message) Fix it.") }
    for index in target.nodes.indices {
      target.nodes[index].extras = self[node: target.nodes[index].id]?.extras ?? [:]
    }
    let renamed = target.nodes.first { node in self[node: node.id].map { $0.model.id != node.model.id } == true }
    guard !WorkflowDiff(from: self, to: target).isEmpty else {
      guard let renamed else { return [] }
      throw FileError(
        "the model of \(renamed.id) has another id but the same version, which is what counts. Change "
          + "model_version_id too, or take it out for the newest.")
    }
    var edits: [Edit] = []
    if target.nodes != nodes { edits.append(.replaceNodes(target.nodes)) }
    if target.attributes != attributes { edits.append(.replaceAttributes(target.attributes)) }
    return edits
  }
}

extension String {
  /// Whether it holds nothing but blanks and comments.
  package var isBlankYAML: Bool {
    split(whereSeparator: \.isNewline).allSatisfy { line in
      line.first { !$0.isWhitespace }.map { $0 == "#" } ?? true
    }
  }
}
