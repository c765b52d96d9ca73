extension String {
  /// The text, or nil where it is empty: proto3 cannot tell an empty string from an absent one, nor can a form.
  package var nonEmpty: String? { isEmpty ? nil : self }
}
