import MeshCore
import MeshUI

/// What is played in the editor, and for whom.
struct Play {
  var tour: TourPlayer?
  var kiosk: Kiosk?
  /// The tour begins anew when it is through.
  var repeats = false
  /// The file of a recording, which takes the place of the screen.
  var recording: String?
}

extension ContextRequest {
  /// The embedded backend, whatever the environment says.
  static func local() -> ContextRequest {
    var request = ContextRequest(environment: [:])
    request.context = "local"
    return request
  }
}
