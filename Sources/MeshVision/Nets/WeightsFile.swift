import FoundationEssentials

/// Why weights cannot be used: the file, and what is wrong with it.
package enum WeightsError: Error, Hashable, Sendable {
  /// There is no file of these weights in any of the folders.
  case notInstalled(name: String)
  case unreadable(path: String, String)
  /// It is cut short, or is something else.
  case damaged(path: String, String)

  /// What is wrong, with which file, and what to do next.
  package var message: String {
    switch self {
    case .notInstalled(let name):
      "The weights \(name) are not installed. Install them: meshwork models install \(name)"
    case .unreadable(let path, let why):
      "The weights cannot be read: \(path): \(why). Check its permissions, or run: meshwork models install"
    case .damaged(let path, let what):
      "The weights are damaged: \(path): \(what). Install them again: meshwork models install"
    }
  }
}

/// The weights of a net in a file of our own, mapped into memory. docs/models.md tells its form.
///
/// Its size and its head are checked when it is opened; its digest was when it was installed.
struct WeightsFile: Sendable {
  struct Tensor {
    let shape: [Int]
    let values: [Float]
  }

  /// What a net can answer: an id and a name each.
  let labels: [Label]
  private let path: String
  private let payload: Data
  private let entries: [String: Entry]

  private struct Head: Decodable {
    let name: String
    let tensors: [Entry]
    let labels: [[String]]
  }

  private struct Entry: Decodable {
    let name: String
    let type: Kind
    let shape: [Int]
    let offset: Int

    enum Kind: String, Decodable {
      case f16, f32
      var bytes: Int { self == .f16 ? 2 : 4 }
    }

    /// The numbers in it; nil where that is more than a file can hold.
    var count: Int? {
      var count = 1
      for side in shape {
        guard side > 0, side <= WeightsFile.mostBytes, count <= WeightsFile.mostBytes else { return nil }
        count *= side
      }
      return count <= WeightsFile.mostBytes ? count : nil
    }
  }

  private static let start = 64
  private static let mostBytes = 1 << 30

  /// Opens the file at `path`, which should hold the weights called `name`.
  init(path: String, name: String) throws(WeightsError) {
    self.path = path
    let file: Data
    do {
      file = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
    } catch {
      throw .unreadable(path: path, "it cannot be read")
    }
    func number(at offset: Int, bytes: Int) -> Int {
      file.dropFirst(offset).prefix(bytes).reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    func damaged(_ what: String) -> WeightsError { .damaged(path: path, what) }
    guard file.count >= Self.start, file.starts(with: "MESHNET\n".utf8) else {
      throw damaged("it is not a file of weights")
    }
    guard number(at: 8, bytes: 4) == 1 else { throw damaged("it has a form that this release does not know") }
    let (head, rest) = (number(at: 12, bytes: 4), number(at: 16, bytes: 7))
    guard file.count == Self.start + head + rest, file.count <= Self.mostBytes else {
      throw damaged("it has \(file.count) bytes instead of \(Self.start + head + rest)")
    }
    let text = file.dropFirst(Self.start).prefix(head)
    guard let known = try? JSONDecoder().decode(Head.self, from: text), known.name == name,
      known.labels.allSatisfy({ $0.count == 2 })
    else { throw damaged("its head does not say what is in it") }
    payload = file.dropFirst(Self.start + head)
    labels = known.labels.map { Label(id: $0[0], name: $0[1]) }
    entries = Dictionary(known.tensors.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func damaged(_ what: String) -> WeightsError { .damaged(path: path, what) }

  func holds(_ name: String) -> Bool { entries[name] != nil }

  /// The numbers called `name`, widened to 32 bits.
  func tensor(_ name: String) throws(WeightsError) -> Tensor {
    guard let entry = entries[name] else { throw damaged("\(name) is missing in it") }
    guard let count = entry.count, entry.offset >= 0, entry.offset <= payload.count,
      count * entry.type.bytes <= payload.count - entry.offset
    else { throw damaged("\(name) does not lie within it") }
    let bytes = payload.dropFirst(entry.offset).prefix(count * entry.type.bytes)
    switch entry.type {
    case .f16: return Tensor(shape: entry.shape, values: Kernels.widened(Self.numbers(bytes, count, UInt16.self)))
    case .f32:
      return Tensor(shape: entry.shape, values: Self.numbers(bytes, count, UInt32.self).map(Float.init(bitPattern:)))
    }
  }

  private static func numbers<Number: FixedWidthInteger>(_ bytes: Data, _ count: Int, _: Number.Type) -> [Number] {
    let numbers = [Number](unsafeUninitializedCapacity: count) { buffer, filled in
      bytes.copyBytes(to: UnsafeMutableRawBufferPointer(buffer))
      filled = count
    }
    // Where the file's order is the machine's, nothing is left to do.
    return Number(littleEndian: 1) == 1 ? numbers : numbers.map(Number.init(littleEndian:))
  }
}

/// Something that a net can find.
package struct Label: Hashable, Sendable {
  /// Of a class of ImageNet its WordNet synset, such as `n02123045`.
  package let id: String
  /// Not always its own: a crane is a bird, and a machine.
  package let name: String

  package init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}
