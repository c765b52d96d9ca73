import Foundation
import TestSupport
import Testing

/// A reader that is given inputs without end: none may end the process or take long.
///
/// Each input has a seed of its own. `FUZZ_COUNT` says how many there are for each reader (1,500 otherwise, of those that
/// are slow a part), `FUZZ_SEED` with which the first is made. The seed that is under way stands in a file of
/// `FUZZ_FOLDER`: should one end the process, `FUZZ_SEED=… FUZZ_COUNT=1` makes it again.
struct Fuzzing {
  let name: String
  /// One of so many inputs is tried where the count is not set: some readers are slow unoptimised.
  var share = 1

  private static let environment = ProcessInfo.processInfo.environment
  private static let count = environment["FUZZ_COUNT"].flatMap(Int.init)
  private static let first = environment["FUZZ_SEED"].flatMap(UInt64.init) ?? 2026
  private static let folder = environment["FUZZ_FOLDER"]
  /// No input is so large that a reader may take longer; among other tests it may have to wait for its turn.
  private static let patience = Duration.seconds(count == nil ? 120 : 10)

  /// `read` says whether it took the input; what it throws is a refusal.
  func run(_ mutation: Mutation, _ read: (inout SeededGenerator, [UInt8]) async throws -> Bool) async {
    let count = Self.count ?? max(50, 1500 / share)
    let clock = ContinuousClock()
    let start = clock.now
    let note = SeedNote(folder: Self.folder, name: name)
    var taken = 0
    for index in 0..<count {
      let seed = Self.first &+ UInt64(index)
      note.write(seed)
      // A reader that never waits would keep those that do from their turn.
      if index.isMultiple(of: 50) { await Task.yield() }
      var random = SeededGenerator(seed: seed)
      let input = mutation.input(&random)
      let begin = clock.now
      if await (try? read(&random, input)) == true { taken += 1 }
      let time = clock.now - begin
      if time > Self.patience {
        Issue.record("\(name), seed \(seed): \(time) for \(String(decoding: input, as: UTF8.self))")
      }
    }
    if Self.count != nil {
      print("fuzz: \(name), \(count) inputs from seed \(Self.first), \(taken) taken, \(clock.now - start)")
    }
    // Most are refused and some are taken, or the changes are of no use.
    if count > 1 { #expect((1..<count).contains(taken), "\(name)") }
    note.remove()
  }
}

/// The seed that is under way, where it outlives the process.
private final class SeedNote {
  private let descriptor: CInt
  private let path: String

  init(folder: String?, name: String) {
    path = (folder ?? "") + "/" + name
    descriptor = folder == nil ? -1 : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
  }

  func write(_ seed: UInt64) {
    guard descriptor >= 0 else { return }
    let text = Array("\(seed)\n".utf8)
    pwrite(descriptor, text, text.count, 0)
  }

  func remove() { if descriptor >= 0 { unlink(path) } }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
