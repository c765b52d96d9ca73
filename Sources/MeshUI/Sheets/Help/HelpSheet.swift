import Panels

/// Every key that works, narrowed by what is typed; Enter runs one.
struct HelpSheet: Hashable, Sendable {
  var text = TextField()
  var choice = 0
}
