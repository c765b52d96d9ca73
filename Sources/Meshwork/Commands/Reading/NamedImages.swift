import FoundationEssentials
import MeshCore
import MeshVision

/// The images that a command line names: addresses and files one by one, the images of folders, the lines of lists.
struct NamedImages {
  let images: [ImageSource]
  /// Where each stands that a list names: `line 3` of what is typed, `shots.txt, line 3` of a command. Nil of others.
  private(set) var places: [Int: Place] = [:]

  struct Place: Hashable, Sendable {
    let list: String
    let line: Int
  }

  init(urls: [String], files: [String], lists: [String], _ environment: Environment) throws(Failure) {
    var images = urls.compactMap { ImageSource($0) }
    for path in files {
      // A file URL is a path, too.
      let isURL = path.lowercased().hasPrefix("file:///")
      guard isURL, case .file(let named)? = ImageSource(path) else {
        images += try Self.images(atPath: path, environment)
        continue
      }
      images += try Self.images(atPath: named, environment)
    }
    for path in lists {
      for (line, image) in try Self.images(ofList: path, environment) {
        places[images.count] = Place(list: path, line: line)
        images.append(image)
      }
    }
    self.images = images
  }

  /// The lines of the one list that is named; empty where it is none.
  var lines: [Int] { places.isEmpty ? [] : images.indices.compactMap { places[$0]?.line } }

  /// What is typed where images are asked for: `@FILE` for a list, a folder, or one image.
  init(typed text: String, _ environment: Environment) throws(Failure) {
    if text.hasPrefix("@") {
      let path = String(text.dropFirst())
      let listed = try Self.images(ofList: path, environment)
      images = listed.map(\.image)
      for (index, item) in listed.enumerated() { places[index] = Place(list: path, line: item.line) }
    } else if case .file(let path)? = ImageSource(text) {
      images = try Self.images(atPath: path, environment)
    } else {
      images = [ImageSource(text)].compactMap(\.self)
    }
  }

  /// A file, or what a folder holds with the ending of an image, by name; hidden files and folders in it are left out.
  private static func images(atPath typed: String, _ environment: Environment) throws(Failure) -> [ImageSource] {
    let file = UserFile(typed, environment)
    guard file.isFolder else { return [.file(at: typed)] }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: file.path)
    } catch {
      throw Failure("The folder \(typed) cannot be read. Make it readable.")
    }
    // A folder or a pipe may have such a name, too.
    let found = names.filter { name in
      !name.hasPrefix(".") && isImage(name) && UserFile(file.path + "/" + name, environment).isRegular
    }
    guard !found.isEmpty else {
      throw Failure("The folder \(typed) has no image. Files that end in \(endings.joined(separator: ", ")) are taken.")
    }
    let folder = typed.hasSuffix("/") ? typed : typed + "/"
    return found.sorted().map { .file(at: folder + $0) }
  }

  /// An address, a path or sample:NAME a line; empty lines, and those that begin with `#`, are left out.
  private static func images(
    ofList path: String, _ environment: Environment
  ) throws(Failure) -> [(line: Int, image: ImageSource)] {
    let text: String
    do {
      text = try UserFile(path, environment).text()
    } catch {
      throw Failure(error.message)
    }
    var images: [(line: Int, image: ImageSource)] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = String(line).trimmed
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      guard let image = ImageSource(line), !isForeign(image) else {
        throw Failure(
          .usage,
          "\(path), line \(index + 1): \(line) is not an image. Write an http or https address, a path or sample:NAME.")
      }
      images.append((index + 1, image))
    }
    guard !images.isEmpty else { throw Failure(.usage, "\(path) names no image. Write one a line.") }
    return images
  }

  /// An address of a kind that is not fetched, which would be looked for as a file.
  private static func isForeign(_ image: ImageSource) -> Bool {
    if case .file(let path) = image { path.firstRange(of: "://") != nil } else { false }
  }

  /// By the ending of its name.
  static func isImage(_ name: String) -> Bool { endings.contains { name.lowercased().hasSuffix("." + $0) } }

  private static let endings = ["jpg", "jpeg", "png", "webp", "gif", "bmp"]
}
