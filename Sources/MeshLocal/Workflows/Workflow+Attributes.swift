import MeshCore

extension Workflow {
  /// Refuses attributes that are not of the form the service knows (contract, section 2.2).
  func checkAttributes() throws(Refusal) { try Attributes(attributes, of: "Workflow \(id)").check() }
}

/// What can be said of a workflow, or of one of its versions, beside its nodes.
struct Attributes {
  private let attributes: [String: JSON]
  /// What they are of, for errors.
  private let subject: String

  init(_ attributes: [String: JSON], of subject: String) {
    self.attributes = attributes
    self.subject = subject
  }

  /// Refuses what is not of the form the service knows.
  func check() throws(Refusal) {
    for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
      guard let form = AttributeForm.all[name], !form.fits(value) else { continue }
      throw Refusal(.badFormat, "\(subject): \(name) is \(value.compact). Give \(form.title).")
    }
    if let notes = attributes["notes"]?.string, notes.utf8.count > Self.longestNotes {
      throw Refusal(
        .badWorkflow,
        "\(subject): its notes have \(notes.utf8.count) bytes, \(Self.longestNotes) are the most. Shorten them.")
    }
    // Numbers are names by now, where they are known.
    if let visibility = attributes["visibility"]?["gettable"], !Self.visibilities.contains(visibility) {
      let known = Self.visibilities.map(\.compact).joined(separator: ", ")
      throw Refusal(.badWorkflow, "\(subject): there is no visibility \(visibility.compact). Use one of \(known).")
    }
  }

  /// In bytes of UTF-8.
  private static let longestNotes = 65_536
  private static let visibilities: [JSON] = ["PRIVATE", "ORG", "PUBLIC"]
}

/// What the JSON of an attribute must be.
private enum AttributeForm {
  case text, texts, object

  static let all: [String: AttributeForm] = [
    "description": .text, "notes": .text, "license": .text, "use_cases": .texts, "check_consents": .texts,
    "metadata": .object,
    "visibility": .object, "image": .object,
  ]

  var title: String {
    switch self {
    case .text: "text"
    case .texts: "a list of texts"
    case .object: "an object"
    }
  }

  func fits(_ value: JSON) -> Bool {
    switch (self, value) {
    case (.text, .string), (.object, .object): true
    case (.texts, .array(let items)): items.allSatisfy { $0.string != nil }
    case (.text, _), (.texts, _), (.object, _): false
    }
  }
}
