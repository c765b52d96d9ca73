import FoundationEssentials
import MeshCore

/// What the beginning of a path can go on as, where an image, a folder of them or a list is asked for.
package struct PathCompletion {
  /// By name, each as it would be typed: with the `~` or the `@` that it began with, a folder with a slash at its end. At
  /// most ``most``.
  package let fits: [String]

  package static let most = 200
  /// Entries of a folder that are looked at.
  private static let mostEntries = 20_000

  /// `typed` may be quoted, or hold backslashes, as a path that is dragged into a terminal.
  package init(_ typed: String, _ samples: [String], _ environment: Environment = .current) {
    let isList = typed.hasPrefix("@")
    guard let source = ImageSource(isList ? String(typed.dropFirst()) : typed) else {
      fits = []
      return
    }
    switch source {
    case .url: fits = []
    case .sample(let name): fits = isList ? [] : samples.filter { $0.hasPrefix(name) }.sorted().map { "sample:" + $0 }
    case .file(let path):
      let sign = isList ? "@" : ""
      // The home folder itself.
      guard path != "~" else {
        fits = [sign + "~/"]
        return
      }
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      let beginning = String(path.dropFirst(folder.count))
      let opened = UserFile(folder.isEmpty ? "./" : folder, environment).path
      let names = (try? FileManager.default.contentsOfDirectory(atPath: opened))?.prefix(Self.mostEntries) ?? []
      fits = names.filter { $0.hasPrefix(beginning) && ($0.hasPrefix(".") == beginning.hasPrefix(".")) }
        .compactMap { name in
          let isFolder = UserFile(opened + name, environment).isFolder
          guard isFolder || isList || NamedImages.isImage(name) else { return nil }
          return sign + folder + name + (isFolder ? "/" : "")
        }.sorted().prefix(Self.most).map { $0 }
    }
  }
}
