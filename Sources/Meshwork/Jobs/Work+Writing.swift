import FoundationEssentials
import MeshCore
import MeshUI

extension Work {
  /// Lets writes through until it is cancelled. The title is drawn anew once a minute, and the end is said; what is on its
  /// way then is let through all the same.
  func keepWriting(until end: Date) async {
    service.gate?.set(isOpen: true)
    defer { service.gate?.set(isOpen: false) }
    while case let left = end.timeIntervalSinceNow, left > 0 {
      // To the next whole minute before the end.
      let wait = left.truncatingRemainder(dividingBy: 60)
      guard (try? await pause(for: .seconds(wait < 0.5 ? min(left, 60) : wait))) != nil else { return }
      post(.ticked)
    }
    post(.writingEnded)
    while (try? await pause(for: .seconds(3600))) != nil {}
  }
}
