import FoundationEssentials

/// A text file of the user, read whole.
struct TextFile {
  let text: String

  /// The most that is read, in bytes.
  static let limit = 4 * 1_048_576

  /// Fails in a sentence.
  init(_ typed: String) throws(TextFileFailure) {
    let path = typed.hasPrefix("~/") ? (Environment.current["HOME"] ?? "~") + typed.dropFirst() : typed
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      throw TextFileFailure("There is no file \(path). Check the path.")
    }
    let type = attributes[.type] as? FileAttributeType
    let isLink = type == .typeSymbolicLink
    let target = isLink ? try? FileManager.default.attributesOfItem(atPath: Self.resolved(path)) : attributes
    guard let target, target[.type] as? FileAttributeType == .typeRegular else {
      throw TextFileFailure("\(path) is no file. Name a text file.")
    }
    guard let size = target[.size] as? Int, size <= Self.limit else {
      throw TextFileFailure("\(path) is larger than \(Self.limit / 1_048_576) MB, the most that is read. Split it.")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TextFileFailure("\(path) cannot be read. Make the file readable.")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw TextFileFailure("\(path) is no UTF-8 text. Save it as UTF-8.")
    }
    self.text = text
  }

  private static func resolved(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().path }
}

/// Why a file cannot be used, in a sentence.
struct TextFileFailure: Error {
  let message: String

  init(_ message: String) { self.message = message }
}
