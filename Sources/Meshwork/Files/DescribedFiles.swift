import FoundationEssentials
import MeshCore

/// What the files of a command describe: workflows, and, where folders are named, pins.
struct DescribedFiles {
  private(set) var items: [WorkflowPatch.Item] = []
  private(set) var pins: [Pin] = []
  /// The file that pins a workflow, by the workflow.
  private(set) var pinFiles: [WorkflowID: String] = [:]
  /// Those that were named, as they were typed.
  private(set) var folders: [String] = []
  private var places: [WorkflowID: String] = [:]
  private var size = 0
  private let session: CommandSession
  private let purpose: FilePurpose

  /// The most that is read of all files together, in bytes.
  private static let largest = 512 * 1_048_576

  /// - Parameter purpose: what the files are read for; what they say beside workflows has to be that.
  init(_ session: CommandSession, for purpose: FilePurpose) {
    self.session = session
    self.purpose = purpose
  }

  /// A text of workflows; `name` is what it is called in messages. What of it is left out is said as warnings.
  mutating func add(_ text: String, of name: String) throws(Failure) {
    let read: WorkflowFile
    do {
      read = try WorkflowFile(text)
    } catch {
      throw Failure("Could not read workflows. \(error.message(in: name))")
    }
    try purpose.check(read, named: name, session)
    for warning in read.warnings { session.printer.warn("\(name): \(warning)") }
    for item in read.items {
      if let other = places.updateValue(name, forKey: item.id) {
        throw Failure("Could not read workflows. \(name): workflow \(item.id) is in \(other) too. Take one out.")
      }
    }
    items += read.items
  }

  /// The workflows of a folder, and the pins of its folder `pins`: what ends in .yaml, .yml or .json and is not hidden.
  mutating func addFolder(_ typed: String) throws(Failure) {
    let path = UserFile(typed, session.host.environment).whole
    folders.append(typed)
    for name in try Self.names(in: path) {
      try add(try text(of: path, name), of: typed + "/" + name)
    }
    let pinned = path + "/" + PullCommand.pins
    guard UserFile(pinned).isFolder else { return }
    for name in try Self.names(in: pinned) {
      let file = "\(typed)/\(PullCommand.pins)/\(name)"
      let read: PinFile
      do {
        read = try PinFile(try text(of: pinned, name), folder: path)
      } catch let error as FileError {
        throw Failure("Could not read pins. \(error.message(in: file))")
      } catch {
        throw Failure(error)
      }
      if let twice = read.pins.first(where: { pin in pins.contains { $0.isSame(as: pin) } }) {
        throw Failure(
          "Could not read pins. \(file): \(twice.image.title) is pinned for \(twice.workflow) in another file too. Take "
            + "one out.")
      }
      pins += read.pins
      for pin in read.pins { pinFiles[pin.workflow] = file }
    }
  }

  private mutating func text(of folder: String, _ name: String) throws(Failure) -> String {
    let text: String
    do {
      text = try UserFile(folder + "/" + name).text()
    } catch {
      throw Failure(
        "Could not read workflows. \(error.message)\(error.isTooLarge ? " Split it into several files." : "")")
    }
    size += text.utf8.count
    guard size <= Self.largest else {
      throw Failure(
        "Could not read workflows. The files of \(folder) are larger than \(Self.largest / 1_048_576) MB together, the "
          + "most that is read. Name a part of them with -f.")
    }
    return text
  }

  /// Whether a file of that name in a folder is read.
  static func isTaken(_ name: String) -> Bool {
    !name.hasPrefix(".") && [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
  }

  private static func names(in folder: String) throws(Failure) -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw Failure("Could not read workflows. The folder \(folder) cannot be read. Check who may read it.")
    }
    let wanted = names.filter { name in
      isTaken(name) && !UserFile(folder + "/" + name).isFolder
    }
    // A pipe would be waited for.
    if let name = wanted.first(where: { UserFile(folder + "/" + $0).isPipe }) {
      throw Failure("Could not read workflows. \(folder)/\(name) is a pipe, not a file. Take it out.")
    }
    return wanted.sorted()
  }
}
