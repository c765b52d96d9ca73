package import Panels

/// Every key that works, narrowed by what is typed; Enter runs one.
package struct HelpSheet: Hashable, Sendable {
  package var text = TextField()
  package var choice = 0

  package init() {}
}
