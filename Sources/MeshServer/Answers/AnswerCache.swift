import MeshLocal
import Synchronization

/// The answers to reads since the file was last written: who asks the same again gets the same bytes, and nothing is read.
///
/// The file is looked at before each answer, so that what was written by anyone is seen at once: an answer was made after
/// its moment was taken, and is given only while the file still is at that moment.
final class AnswerCache: Sendable {
  struct Key: Hashable {
    /// The target of a request by REST, or the name of a call by gRPC.
    let call: String
    /// The message of a call.
    var message: [UInt8] = []

    func hash(into hasher: inout Hasher) {
      hasher.combine(call)
      message.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    fileprivate var count: Int { call.utf8.count + message.count }
  }

  private struct Kept {
    var moment = 0
    var answers: [Key: KeptAnswer] = [:]
    var bytes = 0
  }

  private let watch: StoreWatch?
  private let kept = Mutex(Kept())
  /// Bytes of all answers and of what asked for them, and of one: a larger one is not kept.
  private let most: Int
  private var largest: Int { most / 4 }

  /// Without a watch nothing is kept.
  init(_ watch: StoreWatch?, most: Int = 16 * 1_048_576) {
    self.watch = watch
    self.most = most
  }

  /// What the file is at now; taken before it is read. Nil where that cannot be told.
  func moment() -> Int? { watch?.moment() }

  func answer(to key: Key, at moment: Int) -> KeptAnswer? {
    kept.withLock { $0.moment == moment ? $0.answers[key] : nil }
  }

  func keep(_ answer: KeptAnswer, to key: Key, at moment: Int) {
    let size = answer.count + key.count
    guard size <= largest else { return }
    kept.withLock { kept in
      if kept.moment != moment || kept.bytes + size > most { kept = Kept(moment: moment) }
      if kept.answers.updateValue(answer, forKey: key) == nil { kept.bytes += size }
    }
  }
}
