import MeshCore

/// The pins of a pulled folder: those that this machine has made, and beside them those of other machines, which a pull
/// never takes away.
struct FolderPins {
  /// By file name.
  private(set) var bodies: [String: String] = [:]
  /// How many of them this machine has not made, by file name.
  private(set) var others: [String: Int] = [:]

  /// - Parameter workflows: those of the service; pins of others have gone with theirs.
  /// - Parameter folder: where the files are; nil where there is none yet.
  init(_ own: [Pin], of workflows: [WorkflowID], in folder: OwnFolder?, path: String) throws(Failure) {
    let made = Dictionary(grouping: own, by: \.workflow)
    for workflow in workflows {
      guard let mine = made[workflow] else { continue }
      let name = FolderName.file(for: workflow)
      var rest: [Pin] = []
      if case .text(let text) = try folder?.found(name), let file = try? PinFile(text, folder: path) {
        rest = file.pins.filter { pin in pin.workflow == workflow && !mine.contains { $0.isSame(as: pin) } }
      }
      if !rest.isEmpty { others[name] = rest.count }
      bodies[name] = PinFile.text(mine + rest, of: workflow)
    }
  }
}
