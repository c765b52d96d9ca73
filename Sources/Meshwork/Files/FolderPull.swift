import MeshCore

/// Brings a folder to hold files, and tells what it did; what somebody else wrote, or edited, stays.
struct FolderPull {
  let isForced: Bool
  let prunes: Bool
  let isDryRun: Bool
  private(set) var report = Report()

  struct Report {
    /// Paths within the folder, `pins/a.yaml`.
    var written: [String] = []
    var unchanged: [String] = []
    var removed: [String] = []
    /// Edited since they were pulled.
    var kept: [String] = []
    /// Of workflows that are gone; those of them that were edited are among `kept` too.
    var gone: [String] = []
    /// Of workflows that another file describes, which pull did not write: that file.
    var elsewhere: [String] = []
    /// What is in the way of a file, in sentences.
    var blocked: [String] = []
  }

  init(isForced: Bool, prunes: Bool, isDryRun: Bool) {
    self.isForced = isForced
    self.prunes = prunes
    self.isDryRun = isDryRun
  }

  /// `bodies`: by file name. `folder` nil is one that a dry run does not make. `prefix` is what paths begin with. `staying`
  /// are files that have no body here, and are not gone for that. `ids` reads from a text of the user which workflows it
  /// is about: they need no second file.
  mutating func write(
    _ bodies: [String: String], to folder: OwnFolder?, prefix: String = "", staying: Set<String> = [],
    ids: (String) -> [WorkflowID]
  ) throws(Failure) {
    let strays = try folder.map { folder throws(Failure) in try Self.strays(in: folder, beside: bodies, ids) } ?? [:]
    for (name, body) in bodies.sorted(by: { $0.key < $1.key }) {
      guard !Task.isCancelled else {
        throw Failure(.interrupted, "Interrupted. \(report.written.count) files were written.")
      }
      try write(body, as: name, to: folder, prefix, unlessIn: strays[name])
    }
    for name in try folder?.names() ?? [] where name.hasSuffix(FolderName.suffix) && bodies[name] == nil {
      guard let folder else { continue }
      try leave(name, in: folder, prefix, stays: staying.contains(name), ids)
    }
  }

  /// The files that somebody else has made, or renamed, of what would be written; by the name of that.
  private static func strays(
    in folder: OwnFolder, beside bodies: [String: String], _ ids: (String) -> [WorkflowID]
  ) throws(Failure) -> [String: String] {
    var strays: [String: String] = [:]
    for name in try folder.names() where bodies[name] == nil && DescribedFiles.isTaken(name) {
      guard case .text(let text) = try folder.found(name), FolderStamp.state(of: text, as: name) != .pulled else {
        continue
      }
      for id in ids(text) { strays[FolderName.file(for: id)] = name }
    }
    return strays
  }

  private mutating func write(
    _ body: String, as name: String, to folder: OwnFolder?, _ prefix: String, unlessIn stray: String?
  ) throws(Failure) {
    let text = FolderStamp.stamped(body, as: name)
    switch try folder?.found(name) ?? .nothing {
    case .nothing:
      guard stray == nil else { return report.elsewhere.append(prefix + (stray ?? "")) }
      if !isDryRun { try folder?.write(text, as: name, isNew: true) }
      report.written.append(prefix + name)
    case .text(text): report.unchanged.append(prefix + name)
    case .text(let old):
      switch FolderStamp.state(of: old, as: name) {
      // An edit that the service has by now, word for word, is pulled.
      case .edited where !isForced && !FolderStamp.isStamped(body, old): report.kept.append(prefix + name)
      case .pulled, .edited:
        if !isDryRun { try folder?.write(text, as: name, isNew: false) }
        report.written.append(prefix + name)
      case .foreign: report.blocked.append("\(prefix)\(name) was not written by pull. Move it away, then pull again.")
      }
    case .other(let what): report.blocked.append("\(prefix)\(name) is \(what). Move it away, then pull again.")
    }
  }

  /// A file for which there is nothing to write any more.
  private mutating func leave(
    _ name: String, in folder: OwnFolder, _ prefix: String, stays: Bool, _ ids: (String) -> [WorkflowID]
  ) throws(Failure) {
    guard case .text(let text) = try folder.found(name) else { return }
    let state = FolderStamp.state(of: text, as: name)
    switch state {
    case .pulled where stays: report.unchanged.append(prefix + name)
    case .edited where stays: report.kept.append(prefix + name)
    case .foreign: return
    // Copied or renamed: the user's own.
    case .edited where !ids(text).contains(where: { FolderName.file(for: $0) == name }): return
    case .pulled where prunes, .edited where prunes && isForced:
      if !isDryRun { try folder.remove(name) }
      report.removed.append(prefix + name)
    case .pulled, .edited:
      report.gone.append(prefix + name)
      if state == .edited { report.kept.append(prefix + name) }
    }
  }
}
