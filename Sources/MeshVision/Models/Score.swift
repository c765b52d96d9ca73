/// How strongly a picture shows one concept.
package struct Score: Hashable, Sendable {
  /// The concept's id, such as `sharp`.
  package let id: String
  /// 0 (not at all) to 1.
  package let value: Double
}
