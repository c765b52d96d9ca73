import FoundationEssentials
import Glibc
import MeshCore
import MeshUI

/// The editor of `$VISUAL` or `$EDITOR`, else vi, on a private file that is gone when its text was read back.
struct UserEditor: TextEditor {
  /// The command as the user wrote it, arguments and all.
  private let command: String
  private let folder: EditFolder

  init(_ environment: Environment, _ folder: EditFolder) {
    command = environment["VISUAL"] ?? environment["EDITOR"] ?? "vi"
    self.folder = folder
  }

  func edit(_ text: String, from origin: TextOrigin) -> EditedText {
    let path: String
    do {
      path = try folder.write(text, as: origin.fileName)
    } catch {
      return EditedText(nil, failure: error.message)
    }
    let ending: ChildProcess.Ending
    do {
      // As git does: the shell takes the command apart, and the file comes behind it.
      ending = try ChildProcess.run("/bin/sh", ["-c", command + " \"$@\"", command, path])
    } catch {
      unlink(path)
      return EditedText(nil, failure: "\(command) cannot be started: \(error.reason). Set EDITOR.")
    }
    let failure = words(ending)
    do {
      let edited = try UserFile(path).text()
      folder.remove(path)
      return EditedText(edited, failure: failure)
    } catch {
      // What cannot be read stays where it is: nothing that was typed is lost.
      return EditedText(nil, failure: failure ?? error.message)
    }
  }

  private func words(_ ending: ChildProcess.Ending) -> String? {
    switch ending {
    case .code(0): nil
    case .code(126), .code(127): "\(command) cannot be started. Set EDITOR to a program that is there."
    case .code(let code): "\(command) ended with code \(code), so nothing is changed."
    case .signal(let number): "\(command) was ended by signal \(number), so nothing is changed."
    }
  }
}

extension TextOrigin {
  /// The name of the file: editors colour it by its end.
  fileprivate var fileName: String {
    switch self {
    case .workflow(let id):
      id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }.prefix(48) + ".yaml"
    case .paste, .file: "snippet.txt"
    }
  }
}
