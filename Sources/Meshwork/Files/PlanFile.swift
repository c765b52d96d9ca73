import FoundationEssentials
import Glibc
import MeshCore

/// The file of a kept plan: readable by its owner only, since workflows may hold what is nobody else's.
struct PlanFile {
  let path: String

  init(_ typed: String, _ environment: Environment) { path = UserFile(typed, environment).path }

  /// The most that is read, and so the most that is kept, in bytes.
  private static let largest = 256 * 1_048_576

  func read() throws(Failure) -> KeptPlan {
    let text: String
    do {
      let bytes = try UserFile(path).bytes(limit: Self.largest)
      guard let valid = String(validating: bytes, as: UTF8.self) else { throw Self.noPlan(path) }
      text = valid
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.usage, "Could not read the plan. \(error.inWords)")
    }
    do {
      return try KeptPlan(text)
    } catch {
      switch error {
      case .noPlan: throw Self.noPlan(path)
      case .format(let number):
        throw Failure(
          .usage, "\(path) is a plan of form \(number), and this meshwork reads form 1. Plan again, with this one.")
      }
    }
  }

  private static func noPlan(_ path: String) -> Failure {
    Failure(.usage, "\(path) is not a plan. `meshwork plan --to FILE` keeps one; -f FILE applies workflows.")
  }

  /// What stands there.
  private enum Standing { case nothing, plan, other }

  private var standing: Standing {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .nothing }
    return status.st_mode & S_IFMT == S_IFREG && (try? read()) != nil ? .plan : .other
  }

  /// Removes a plan, and nothing else; whether there was one.
  func remove() -> Bool { standing == .plan && unlink(path) == 0 }

  /// Writes a plan, whole or not at all. What stands there has to be a plan too, which it takes the place of.
  func write(_ plan: KeptPlan) throws {
    guard standing != .other else {
      throw Failure("The plan was not kept: \(path) is there, and is not a plan. Name another file.")
    }
    let text = try plan.text
    guard text.utf8.count <= Self.largest else {
      throw Failure(
        "The plan was not kept: it is larger than \(Self.largest / 1_048_576) MB. Plan a part of the files with -f.")
    }
    let temporary = path + ".\(getpid()).tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw fault() }
    let failure = writeAll(text, to: file)
    let isWhole = close(file) == 0 && failure == nil
    if let failure { errno = failure }
    guard isWhole, rename(temporary, path) == 0 else {
      let failure = fault()
      unlink(temporary)
      throw failure
    }
  }

  private func fault() -> Failure {
    Failure("The plan was not kept: \(path) cannot be written: \(String(cString: strerror(errno))). Check the folder.")
  }
}
