extension Workflow {
  /// The text of a file that says all of the workflow that can be written, and is read back as just that: YAML in the
  /// lossless form, or JSON for what that cannot say (no nodes, a model without an id) or does not keep: readers of YAML
  /// drop a byte order mark at the beginning of any text.
  public func folderText() throws(FileError) -> String {
    let wanted = bare
    let official = fileText(.lossless)
    if Self.read(official) == wanted { return official }
    let wire = WorkflowFile.json([self])
    guard wire.utf8.count <= YAMLValue.largestText else {
      throw FileError("it is larger than \(YAMLValue.largestText / 1_048_576) MB, the most that is read of a file.")
    }
    guard Self.read(wire) == wanted else {
      throw FileError("it holds what no file can say, such as a node without an id. Change it in the editor.")
    }
    return wire
  }

  private static func read(_ text: String) -> Workflow? {
    guard let file = try? WorkflowFile(text), file.workflows.count == 1 else { return nil }
    return file.workflows[0].bare
  }

  /// The same with nothing but what can be written.
  private var bare: Workflow {
    var bare = Workflow(id: id, nodes: nodes, attributes: attributes)
    for place in nodes.indices { bare.nodes[place].extras = [:] }
    return bare
  }
}
