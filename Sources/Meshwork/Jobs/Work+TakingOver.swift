import MeshCore
import MeshState
import MeshUI

/// Why an app could not be taken over, in words.
struct TakeOverFailure: WordedError {
  let message: String
}

extension Work {
  /// Asks whoever has the app, and waits until it is free: an editor that is sending a step ends that first.
  func takeOver() async throws {
    let holder = service.session.holder ?? "another meshwork"
    let wasAsked = Handover.ask(scope: service.scope, in: stateFolder)
    // The end of a process frees its claim without anybody being asked.
    for _ in 0..<Self.looks {
      guard Claim.isHeld(scope: service.scope, in: stateFolder) else { return post(.handedOver) }
      guard wasAsked else { break }
      try await pause(for: Self.lookPause)
    }
    throw TakeOverFailure(
      message: wasAsked
        ? "\(holder) did not give the app up: it may be suspended, or waiting for an answer of the service. "
          + "Go there, or try T again."
        : "\(holder) has the app and cannot be asked: it is not an editor, or an older one. Close it, then take the app over again."
    )
  }

  private static let lookPause = Duration.milliseconds(50)
  private static let looks = Int(Handover.patience / 0.05)
}
