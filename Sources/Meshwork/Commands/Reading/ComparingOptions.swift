package import ArgumentParser
package import MeshCore

/// What a prediction is compared with.
package struct ComparingOptions: ParsableArguments, Sendable {
  @Flag(
    help:
      "Compare the workflow, or its --version, with its draft: the editor's, or that of -f. With --against the draft is compared with that. Nothing is written but with --yes."
  )
  package var twin = false

  @Option(
    name: [.customShort("f"), .customLong("draft")],
    help: "A file that says what the draft is; - is the standard input.",
    completion: .file())
  package var draft: String?

  @Option(help: "Compare with run:N of `meshwork runs`, version:ID of the workflow, or workflow:ID.")
  package var against: Against?

  @Option(
    name: .customLong("threshold"), help: "The value that a concept crosses or does not, 0 to 1; 0.5 by default.")
  package var namedThreshold: Double?

  @Flag(
    name: [.customShort("y"), .customLong("yes")],
    help: "Let a draft whose nodes read other ones be made a temporary workflow on a service; it is deleted after.")
  package var yes = false

  package init() {}

  package func validate() throws {
    guard isAsked || (namedThreshold == nil && !yes) else {
      throw ValidationError("\(yes ? "--yes" : "--threshold") is for --twin and --against.")
    }
    guard draft == nil || twin else { throw ValidationError("-f is for --twin: it says what the draft is.") }
    guard (0...1).contains(threshold) else { throw ValidationError("--threshold has to be 0 to 1.") }
  }

  var threshold: Double { namedThreshold ?? 0.5 }

  var isAsked: Bool { twin || against != nil }
}

/// `--against`: what stands on the left.
package enum Against: ExpressibleByArgument, Hashable, Sendable {
  /// The number of a kept run; 1 is the newest.
  case run(Int)
  case version(VersionID)
  case workflow(WorkflowID)

  package init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "run":
      guard let number = Int(parts[1]) else { return nil }
      self = .run(number)
    case "version": self = .version(parts[1].asVersionID)
    case "workflow": self = .workflow(parts[1])
    case _: return nil
    }
  }
}
